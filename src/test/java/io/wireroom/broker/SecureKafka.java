package io.wireroom.broker;

import static io.wireroom.broker.KafkaBroker.Running.await;

import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker as in production: passwords over TLS, client certificates, and nothing allowed but what rights say. Its third listener, without
 * either, is for the test itself.
 */
public final class SecureKafka implements AutoCloseable {
    public static final String MECHANISM = "SCRAM-SHA-512";

    private final int plain = PackagedWireroom.freePort();
    private final int passwords = PackagedWireroom.freePort();
    private final int certificates = PackagedWireroom.freePort();
    private final KafkaRaftServer server;
    private final Admin admin;

    /** @param authority signs the broker's certificate, and those of clients that it lets in */
    public SecureKafka(Path folder, CertificateAuthority authority) throws Exception {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NodeSettings.NODE)
                    .setControllerListenerName(NodeSettings.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .run();
        }
        server = new KafkaRaftServer(KafkaConfig.fromProps(settings(folder, authority), false), Time.SYSTEM);
        server.startup();
        admin = Admin.create(Map.of("bootstrap.servers", plain()));
    }

    private Properties settings(Path folder, CertificateAuthority authority) throws IOException, InterruptedException {
        Properties properties = NodeSettings.of(folder, plain, PackagedWireroom.freePort());
        String clients = "PLAINTEXT://" + plain() + ",SASL_SSL://" + passwords() + ",SSL://" + certificates();
        properties.setProperty(
                "listeners", clients + "," + properties.getProperty("listeners").split(",", 2)[1]);
        properties.setProperty("advertised.listeners", clients);
        properties.setProperty(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:PLAINTEXT");
        properties.setProperty("sasl.enabled.mechanisms", MECHANISM);
        properties.setProperty(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.setProperty("ssl.client.auth", "required");
        properties.setProperty("listener.name.sasl_ssl.ssl.client.auth", "none");
        authority.issue("broker").asStores().forEach(properties::setProperty);
        properties.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.setProperty("super.users", "User:ANONYMOUS");
        properties.setProperty("allow.everyone.if.no.acl.found", "false");
        return properties;
    }

    /** Where the test itself connects: everything is allowed. */
    public String plain() {
        return Ports.LOOPBACK + ":" + plain;
    }

    /** Where clients authenticate by a password. */
    public String passwords() {
        return Ports.LOOPBACK + ":" + passwords;
    }

    /** Where clients authenticate by a certificate. */
    public String certificates() {
        return Ports.LOOPBACK + ":" + certificates;
    }

    /** Returns when the broker knows the user: the controller answers slightly earlier. */
    public void addUser(String name, String password) {
        await(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                .all());
        while (!await(admin.describeUserScramCredentials().users()).contains(name)) {
            Thread.onSpinWait();
        }
    }

    /** Returns when the broker knows the rights. */
    public void allow(Collection<AclBinding> rights) {
        await(admin.createAcls(rights).all());
        while (!await(admin.describeAcls(AclBindingFilter.ANY).values()).containsAll(rights)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        admin.close();
        server.shutdown();
        server.awaitShutdown();
    }
}
