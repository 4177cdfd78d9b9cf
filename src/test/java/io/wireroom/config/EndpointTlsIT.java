package io.wireroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import io.wireroom.broker.CertificateAuthority;
import io.wireroom.broker.CertificateAuthority.Issued;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The settings of {@code k8s/components/tls}: certificate and key are files, which are replaced while the service runs. The replacement takes
 * half a minute: {@code -Dtls.full=true}.
 */
class EndpointTlsIT {
    /** Quarkus's shortest period is 30 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final int port = PackagedWireroom.freePort();

    @Test
    void servesTheConfiguredCertificateAndARenewedOne() throws Exception {
        CertificateAuthority authority = new CertificateAuthority(folder.resolve("authority"));
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        String first = install(authority.issue("first"), certificate, key);
        try (PackagedWireroom service = new PackagedWireroom(folder)
                .with("quarkus.tls.key-store.pem.0.cert", certificate.toString())
                .with("quarkus.tls.key-store.pem.0.key", key.toString())
                .with("quarkus.tls.reload-period", "30s")
                .with("quarkus.http.ssl-port", "" + port)
                .start()) {
            service.awaitReady();
            SSLContext trusting = trusting(authority.certificate());
            assertThat(served(trusting)).isEqualTo(first);

            if (Boolean.getBoolean("tls.full")) {
                renew(authority, certificate, key, trusting);
            }
            assertThat(service.get("/q/health/ready").statusCode())
                    .as("beside it, for probes and Prometheus")
                    .isEqualTo(200);
        }
    }

    private void renew(CertificateAuthority authority, Path certificate, Path key, SSLContext trusting)
            throws Exception {
        String second = install(authority.issue("second"), certificate, key);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!served(trusting).equals(second) && System.nanoTime() < end) {
            Thread.sleep(500);
        }
        assertThat(served(trusting)).isEqualTo(second);
    }

    /** Returns the subject. */
    private static String install(Issued issued, Path certificate, Path key) throws Exception {
        Files.writeString(key, issued.key());
        Files.writeString(certificate, Files.readString(issued.chain()));
        return read(certificate).getSubjectX500Principal().getName();
    }

    /** The subject of the certificate with which a request is answered, on a new connection. */
    private String served(SSLContext trusting) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/v1/articles"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            X509Certificate own =
                    (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
            return own.getSubjectX500Principal().getName();
        }
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", read(authority));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
