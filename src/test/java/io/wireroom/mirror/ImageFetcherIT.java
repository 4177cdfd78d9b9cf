package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.kafka.KafkaFixture;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFetcherIT extends ImageFetching {
    @Test
    void fetchesAnImageWithAUserAgent() throws InterruptedException {
        server.serve("/a%20b.jpg?c", IMAGE);
        assertFetched("/a b.jpg?c#d");
        assertThat(server.requests().getFirst())
                .contains(
                        "host: images.example:" + server.port(),
                        "user-agent: wireroom (+https://wire.example)",
                        "accept-encoding: identity")
                .noneMatch(line -> line.startsWith("cookie") || line.startsWith("authorization"));
    }

    @Test
    void keepsNoCookies() throws InterruptedException {
        server.on(
                        "/a",
                        out -> ImageServer.reply(
                                out, "302 Found", new byte[0], "Set-Cookie: a=b; Path=/", "Location: /b"))
                .serve("/b", IMAGE);
        assertFetched("/a");
        assertThat(server.requests().getLast()).noneMatch(line -> line.startsWith("cookie"));
    }

    @Test
    void readsChunkedAndCloseDelimitedResponses() throws InterruptedException {
        server.on("/chunked", out -> {
                    ImageServer.head(out, "200 OK", "Transfer-Encoding: chunked");
                    out.write((Integer.toHexString(IMAGE.length) + "\r\n").getBytes(ISO_8859_1));
                    out.write(IMAGE);
                    out.write("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
                })
                .on("/open-ended", out -> {
                    ImageServer.head(out, "200 OK");
                    out.write(IMAGE);
                });
        assertFetched("/chunked");
        assertFetched("/open-ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "204 No Content",
                "206 Partial Content",
                "304 Not Modified",
                "401 Unauthorized",
                "404 Not Found",
                "410 Gone",
                "429 Too Many Requests"
            })
    void doesNotRetryClientErrors(String status) throws InterruptedException {
        server.on("/a", out -> ImageServer.head(out, status, "Content-Length: 0"));
        assertMissing("/a", FetchFailure.STATUS_REFUSED);
        assertThat(server.requests("/a")).isEqualTo(1);
    }

    @Test
    void retriesServerErrors() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        server.on("/recovers", out -> {
                    switch (tries.incrementAndGet()) {
                        case 1 -> ImageServer.reply(out, "503 Service Unavailable", new byte[0]);
                        case 2 -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(ISO_8859_1));
                        default -> ImageServer.reply(out, "200 OK", IMAGE);
                    }
                })
                .on("/down", out -> ImageServer.reply(out, "500 Internal Server Error", new byte[0]))
                .on("/mute", out -> {});
        assertFetched("/recovers");
        assertMissing("/down", FetchFailure.SERVER_FAILED);
        assertThat(server.requests("/down")).isEqualTo(3);
        assertMissing("/mute", FetchFailure.UNREACHABLE);
        assertThat(server.requests("/mute")).isEqualTo(3);
    }

    @Test
    void retriesWithTheNextAddress() throws InterruptedException {
        server.serve("/a", IMAGE);
        FetchSettings settings = new FetchSettings(
                MAX_BYTES,
                1_000_000,
                Duration.ofSeconds(5),
                timeout,
                2,
                8,
                Set.of(server.port()),
                List.of(Network.parse("127.0.0.0/8")));
        HostResolver resolver = _ -> List.of(InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1"));
        assertThat(new ImageFetcher(vertx, settings, resolver, "test").fetch(url("/a")))
                .isInstanceOf(FetchResult.Image.class);
    }

    @Test
    void followsThreeRedirectsAndNoMore() throws InterruptedException {
        server.redirect("/4", "3")
                .redirect("/3", "//other.example:" + server.port() + "/2")
                .redirect("/2", url("/1"))
                .redirect("/1", "?x")
                .serve("/1?x", IMAGE)
                .redirect("/circle", "/circle")
                .on("/nowhere", out -> ImageServer.reply(out, "302 Found", new byte[0]));
        assertFetched("/3");
        assertMissing("/4", FetchFailure.REDIRECT_REFUSED);
        assertMissing("/circle", FetchFailure.REDIRECT_REFUSED);
        assertThat(server.requests("/circle")).isEqualTo(4);
        assertMissing("/nowhere", FetchFailure.STATUS_REFUSED);
    }

    @Test
    void reportsUnknownHosts() throws InterruptedException {
        HostResolver none = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(fetcher(none).fetch(url("/a"))).isEqualTo(new FetchResult.Missing(FetchFailure.HOST_UNKNOWN));
    }

    @Test
    void limitsConcurrentRequestsPerHost() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.on("/slow", out -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.sleep(60);
            running.decrementAndGet(); // before the response, at whose end the next request may begin
            ImageServer.reply(out, "200 OK", IMAGE);
        });
        ImageFetcher fetcher = fetcher(ImageFetching::loopback);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchResult>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(threads.submit(() -> fetcher.fetch(url("/slow"))));
            }
            for (Future<FetchResult> each : all) {
                assertThat(each.get()).isInstanceOf(FetchResult.Image.class);
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void reportsBusyAtTheOverallLimit() throws Exception {
        timeout = Duration.ofSeconds(2);
        server.on("/stuck", out -> Thread.sleep(10_000));
        ImageFetcher fetcher = fetcher(ImageFetching::loopback);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchResult>> stuck = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                stuck.add(threads.submit(() -> fetcher.fetch(url("/stuck"))));
            }
            KafkaFixture.until(() -> server.requests("/stuck") == 2);

            assertThat(fetcher.fetch(url("/stuck"))).isEqualTo(new FetchResult.Missing(FetchFailure.BUSY));
            for (Future<FetchResult> each : stuck) {
                assertThat(each.get()).isEqualTo(new FetchResult.Missing(FetchFailure.TIMED_OUT));
            }
        }
    }
}
