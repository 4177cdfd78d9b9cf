package io.wireroom.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wireroom.CommittedLog;
import io.wireroom.PackagedWireroom;
import io.wireroom.broker.CertificateAuthority;
import io.wireroom.broker.CertificateAuthority.Issued;
import io.wireroom.broker.SecureKafka;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Kafka with TLS, authentication, and the rights that {@code k8s/overlays/strimzi} grants: the roles work with theirs, and say what is
 * wrong with those that Kafka refuses.
 */
class SecuredKafkaIT {
    private static final String PASSWORD = "correct horse";

    @TempDir
    private static Path shared;

    private static CertificateAuthority authority;
    private static SecureKafka kafka;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() throws Exception {
        authority = new CertificateAuthority(shared.resolve("authority"));
        kafka = new SecureKafka(shared.resolve("kafka"), authority);
        try (Topics topics = new Topics(new KafkaSettings(kafka.plain(), Map.of()), TopicNames.DEFAULT)) {
            topics.create(2, null);
        }
        for (String user : List.of("wireroom-pipeline", "wireroom-endpoint", "producer", "consumer", "nobody")) {
            kafka.addUser(user, PASSWORD);
        }
        for (String file : List.of("users.yaml", "clients.yaml")) {
            Path users = Path.of("k8s/overlays/strimzi", file);
            try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(users.toFile())) {
                for (JsonNode user : documents.readAll()) {
                    kafka.allow(rights(user));
                }
            }
        }
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void rolesReadAndWriteByPasswordsOverTls() throws Exception {
        articlesGoThrough(
                "Ferries by password", kafka.passwords(), user -> password(user, PASSWORD, authority.certificate()));
    }

    @Test
    void rolesReadAndWriteByClientCertificates() throws Exception {
        articlesGoThrough("Ferries by certificate", kafka.certificates(), this::certificate);
    }

    private interface Credentials {
        Map<String, String> of(String user) throws Exception;
    }

    /** From a producer on Kafka and from one over HTTP, through pipeline and endpoint, to a consumer on Kafka. */
    private void articlesGoThrough(String title, String servers, Credentials credentials) throws Exception {
        try (PackagedWireroom pipeline = role("pipeline", servers, credentials.of("wireroom-pipeline"));
                PackagedWireroom endpoint = role("endpoint,webhooks", servers, credentials.of("wireroom-endpoint"))) {
            pipeline.awaitReady();
            endpoint.awaitReady();
            assertThat(endpoint.post("/v1/articles", document(title + " over HTTP"))
                            .statusCode())
                    .isEqualTo(202);
            produce(servers, credentials.of("producer"), document(title + " over Kafka"));

            awaitArticles(endpoint, title + " over HTTP", title + " over Kafka");
            assertThat(CommittedLog.read(client(servers, credentials.of("consumer")), "articles.normalized"))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .anyMatch(article -> article.contains(title + " over HTTP"))
                    .anyMatch(article -> article.contains(title + " over Kafka"));
        }
    }

    @Test
    void aWrongPasswordIsNamedAsTheReason() throws Exception {
        refused(
                kafka.passwords(),
                password("wireroom-endpoint", "wrong", authority.certificate()),
                "Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512");
    }

    @Test
    void aBrokerWhoseCertificateIsNotTrustedIsNamedAsTheReason() throws Exception {
        Path another = new CertificateAuthority(folder.resolve("another")).certificate();
        refused(
                kafka.passwords(),
                password("wireroom-endpoint", PASSWORD, another),
                "SSL handshake failed: (bad_certificate) PKIX path");
    }

    @Test
    void aCertificateThatTheBrokerDoesNotTrustIsNamedAsTheReason() throws Exception {
        Issued foreign = new CertificateAuthority(folder.resolve("another")).issue("wireroom-endpoint");
        refused(kafka.certificates(), certificate(foreign), "Received fatal alert: certificate_unknown");
    }

    @Test
    void aUserWithoutRightsIsNamedAsTheReason() throws Exception {
        refused(
                kafka.passwords(),
                password("nobody", PASSWORD, authority.certificate()),
                "refuses the topics articles.cursors, articles.deliveries, articles.held, articles.ingest, articles.journal, articles.normalized, articles.rejected: its user lacks the right Describe");
    }

    /** It runs, is not ready, and says why within seconds; it would go on by itself if Kafka let it in. */
    private void refused(String servers, Map<String, String> credentials, String why) throws Exception {
        try (PackagedWireroom endpoint = role("endpoint", servers, credentials)) {
            endpoint.await("/q/health/live", 200);
            long end = System.nanoTime() + 30_000_000_000L;
            while (!endpoint.logged().contains("Not started yet: Kafka at " + servers) && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            assertThat(endpoint.logged().lines())
                    .as(endpoint.logged())
                    .anyMatch(line -> line.contains("Not started yet: Kafka at " + servers) && line.contains(why))
                    .noneMatch(line -> line.contains(PASSWORD) || line.contains("\tat "));
            var ready = endpoint.get("/q/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains(why);
            assertThat(endpoint.get("/q/health/started").statusCode()).isEqualTo(503);
        }
    }

    private PackagedWireroom role(String roles, String servers, Map<String, String> credentials) throws IOException {
        PackagedWireroom service = new PackagedWireroom(folder.resolve(roles))
                .with("wireroom.roles", roles)
                .with("wireroom.kafka.bootstrap-servers", servers)
                .with("wireroom.topics.create", "false")
                .with("wireroom.reading.open", "true");
        credentials.forEach((name, value) -> service.with("wireroom.kafka.properties.\"" + name + "\"", value));
        return service.start();
    }

    private static Map<String, String> password(String user, String password, Path trusted) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                SecureKafka.MECHANISM,
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                trusted.toString());
    }

    private Map<String, String> certificate(String user) throws IOException, InterruptedException {
        return certificate(authority.issue(user));
    }

    /** As the Strimzi overlay has it: key and certificate in the settings, authority in a file. */
    private static Map<String, String> certificate(Issued issued) throws IOException {
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.key",
                issued.key(),
                "ssl.keystore.certificate.chain",
                Files.readString(issued.chain()),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.certificate().toString());
    }

    private static Map<String, Object> client(String servers, Map<String, String> credentials) {
        Map<String, Object> all = new HashMap<>(credentials);
        all.put("bootstrap.servers", servers);
        return all;
    }

    private static void produce(String servers, Map<String, String> credentials, String document) throws Exception {
        try (var producer = new KafkaProducer<>(
                client(servers, credentials), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("articles.ingest", document.getBytes(UTF_8)))
                    .get();
        }
    }

    private static String document(String title) {
        return "+++\ntitle = \"%s\"\nsource = \"Harbor Wire\"\n+++\nIn the harbour.\n".formatted(title);
    }

    private static void awaitArticles(PackagedWireroom endpoint, String... titles) throws Exception {
        String body = "";
        for (int tries = 0; tries < 300; tries++) {
            body = endpoint.get("/v1/articles").body();
            if (List.of(titles).stream().allMatch(body::contains)) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(body).contains(titles);
    }

    /** Of a KafkaUser, for both of its names: with a password, and with a certificate. */
    private static List<AclBinding> rights(JsonNode user) {
        String name = user.at("/metadata/name").asText();
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            ResourcePattern pattern = new ResourcePattern(
                    ResourceType.fromString(
                            acl.at("/resource/type").asText().replace("transactionalId", "transactional_id")),
                    acl.at("/resource/name").asText(),
                    acl.at("/resource/patternType").asText().equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            for (JsonNode operation : acl.path("operations")) {
                AclOperation granted =
                        AclOperation.fromString(operation.asText().replace("DescribeConfigs", "Describe_Configs"));
                for (String principal : List.of("User:" + name, "User:CN=" + name)) {
                    rights.add(new AclBinding(
                            pattern, new AccessControlEntry(principal, "*", granted, AclPermissionType.ALLOW)));
                }
            }
        }
        return rights;
    }
}
