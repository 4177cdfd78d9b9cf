package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS connections to a given address with verification of the host name. */
class PinnedClientIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Vertx vertx = Vertx.vertx();
    private static ImageServer server = new ImageServer();

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        server.close();
        server = new ImageServer(tls(keys())).serve("/a", Images.png(8, 8));
    }

    @AfterAll
    static void close() {
        server.close();
        vertx.close();
    }

    /** A key with a self-signed certificate for images.example. */
    private static Path keys() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "images",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=images.example",
                        "-ext",
                        "san=dns:images.example",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return keys;
    }

    private static ServerSocketFactory tls(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static FetchResult fetch(String host, HttpClientOptions options) throws InterruptedException {
        FetchSettings settings = new FetchSettings(
                100_000,
                1_000_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                2,
                8,
                Set.of(server.port()),
                List.of(Network.parse("127.0.0.1")));
        HostResolver resolver = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
        return new ImageFetcher(vertx, options, settings, resolver, "test")
                .fetch("https://" + host + ":" + server.port() + "/a");
    }

    private static HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new JksOptions()
                        .setPath(folder.resolve("keys.p12").toString())
                        .setPassword(PASSWORD));
    }

    @Test
    void checksTheCertificateAgainstTheNameAndNotTheAddress() throws InterruptedException {
        assertThat(fetch("images.example", trusting())).isInstanceOf(FetchResult.Image.class);
        assertThat(server.requests().getLast()).contains("host: images.example:" + server.port());
        assertThat(fetch("other.example", trusting())).isEqualTo(new FetchResult.Missing(FetchFailure.UNREACHABLE));
        assertThat(fetch("127.0.0.1", trusting())).isEqualTo(new FetchResult.Missing(FetchFailure.UNREACHABLE));
    }

    @Test
    void trustsOnlyCertificatesOfThePlatform() throws InterruptedException {
        assertThat(fetch("images.example", new HttpClientOptions()))
                .isEqualTo(new FetchResult.Missing(FetchFailure.UNREACHABLE));
    }
}
