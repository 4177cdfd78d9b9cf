package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A fetcher whose resolver maps every name to a test server. */
abstract class ImageFetching {
    static final byte[] IMAGE = Images.png(40, 30);
    static final int MAX_BYTES = 100_000;

    static Vertx vertx = Vertx.vertx();

    final ImageServer server = new ImageServer();
    Duration timeout = Duration.ofSeconds(20);

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.close();
    }

    @AfterEach
    void close() {
        server.close();
    }

    ImageFetcher fetcher(HostResolver resolver) {
        FetchSettings settings = new FetchSettings(
                MAX_BYTES,
                1_000_000,
                Duration.ofSeconds(5),
                timeout,
                2,
                8,
                Set.of(server.port()),
                List.of(Network.parse("127.0.0.1")));
        return new ImageFetcher(vertx, settings, resolver, "Wireroom (+https://wire.example)");
    }

    static List<InetAddress> loopback(String host) {
        return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    FetchResult fetch(String path) throws InterruptedException {
        return fetcher(ImageFetching::loopback).fetch(url(path));
    }

    String url(String path) {
        return "http://images.example:" + server.port() + path;
    }

    void assertMissing(String path, FetchFailure failure) throws InterruptedException {
        assertThat(fetch(path)).isEqualTo(new FetchResult.Missing(failure));
    }

    void assertFetched(String path) throws InterruptedException {
        assertThat(fetch(path)).isInstanceOfSatisfying(FetchResult.Image.class, image -> {
            assertThat(image.bytes()).isEqualTo(IMAGE);
            assertThat(image.type()).isEqualTo(ImageType.PNG);
            assertThat(image.width()).isEqualTo(40);
            assertThat(image.height()).isEqualTo(30);
        });
    }
}
