package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFetcherIT {
    private static final byte[] IMAGE = Images.png(40, 30);
    private static final int MAX_BYTES = 100_000;

    private static Vertx vertx = Vertx.vertx();

    private final ImageServer server = new ImageServer();
    private Duration timeout = Duration.ofSeconds(20);

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

    private ImageFetcher fetcher(HostResolver resolver) {
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

    private static List<InetAddress> loopback(String host) {
        return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    private Fetched fetch(String path) throws InterruptedException {
        return fetcher(ImageFetcherIT::loopback).fetch(url(path));
    }

    private String url(String path) {
        return "http://images.example:" + server.port() + path;
    }

    private void assertMissing(String path, Failure failure) throws InterruptedException {
        assertThat(fetch(path)).isEqualTo(new Fetched.Missing(failure));
    }

    private void assertFetched(String path) throws InterruptedException {
        assertThat(fetch(path)).isInstanceOfSatisfying(Fetched.Image.class, image -> {
            assertThat(image.bytes()).isEqualTo(IMAGE);
            assertThat(image.type()).isEqualTo(ImageType.PNG);
            assertThat(image.width()).isEqualTo(40);
            assertThat(image.height()).isEqualTo(30);
        });
    }

    @Test
    void fetchesAnImageAndSaysWhoAsksForIt() throws InterruptedException {
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
    void believesTheBytesAndNotTheServerAboutTheType() throws InterruptedException {
        server.on("/image", out -> ImageServer.reply(out, "200 OK", IMAGE, "Content-Type: text/html"))
                .on(
                        "/page",
                        out -> ImageServer.reply(
                                out, "200 OK", "<html>".getBytes(ISO_8859_1), "Content-Type: image/png"));
        assertFetched("/image");
        assertMissing("/page", Failure.NOT_AN_IMAGE);
    }

    @Test
    void readsAnswersInChunksAndUpToTheirEnd() throws InterruptedException {
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

    @Test
    void refusesWhatIsTooLargeHoweverItSaysSo() throws InterruptedException {
        server.on("/declared", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: 99999999999");
                    out.write(IMAGE);
                })
                .serve("/honest", new byte[MAX_BYTES + 1])
                .on("/endless", out -> {
                    ImageServer.head(out, "200 OK");
                    while (true) {
                        out.write(new byte[8_192]);
                    }
                })
                .on("/endless-chunks", out -> {
                    ImageServer.head(out, "200 OK", "Transfer-Encoding: chunked");
                    while (true) {
                        out.write("1000\r\n".getBytes(ISO_8859_1));
                        out.write(new byte[0x1000]);
                        out.write("\r\n".getBytes(ISO_8859_1));
                    }
                });
        assertMissing("/declared", Failure.TOO_LARGE);
        assertMissing("/honest", Failure.TOO_LARGE);
        assertMissing("/endless", Failure.TOO_LARGE);
        assertMissing("/endless-chunks", Failure.TOO_LARGE);
    }

    @Test
    void refusesImagesOfAnotherLengthThanDeclared() throws InterruptedException {
        server.on("/shorter", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: " + (IMAGE.length + 10));
                    out.write(IMAGE);
                })
                .on("/longer", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: " + (IMAGE.length - 10));
                    out.write(IMAGE);
                })
                .on("/two", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: 5", "Content-Length: " + IMAGE.length);
                    out.write(IMAGE);
                })
                .on("/nonsense", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: many");
                    out.write(IMAGE);
                });
        assertMissing("/shorter", Failure.UNREACHABLE);
        assertMissing("/longer", Failure.TRUNCATED);
        assertMissing("/two", Failure.UNREACHABLE);
        assertMissing("/nonsense", Failure.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "identity, gzip"})
    void unpacksNothing(String coding) throws InterruptedException {
        server.on("/a", out -> ImageServer.reply(out, "200 OK", bomb(), "Content-Encoding: " + coding));
        assertMissing("/a", Failure.CODING_REFUSED);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
    void asksOnceWhereTheServerHasNoImage(String status) throws InterruptedException {
        server.on("/a", out -> ImageServer.head(out, status, "Content-Length: 0"));
        assertMissing("/a", Failure.STATUS_REFUSED);
        assertThat(server.requests("/a")).isEqualTo(1);
    }

    @Test
    void triesAgainWhereTheServerFails() throws InterruptedException {
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
        assertMissing("/down", Failure.SERVER_FAILED);
        assertThat(server.requests("/down")).isEqualTo(3);
        assertMissing("/mute", Failure.UNREACHABLE);
        assertThat(server.requests("/mute")).isEqualTo(3);
    }

    @Test
    void asksAnotherAddressWhereOneIsDead() throws InterruptedException {
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
                .isInstanceOf(Fetched.Image.class);
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
        assertMissing("/4", Failure.REDIRECT_REFUSED);
        assertMissing("/circle", Failure.REDIRECT_REFUSED);
        assertThat(server.requests("/circle")).isEqualTo(4);
        assertMissing("/nowhere", Failure.STATUS_REFUSED);
    }

    @Test
    void givesUpOnSlowServers() throws InterruptedException {
        timeout = Duration.ofMillis(400);
        server.on("/silent", out -> Thread.sleep(10_000))
                .on("/stops", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: " + IMAGE.length);
                    out.write(IMAGE, 0, 20);
                    out.flush();
                    Thread.sleep(10_000);
                })
                .on("/trickles", out -> {
                    ImageServer.head(out, "200 OK", "Content-Length: " + IMAGE.length);
                    for (byte each : IMAGE) {
                        out.write(each);
                        out.flush();
                        Thread.sleep(50);
                    }
                })
                .on("/endless-head", out -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
                    while (true) {
                        out.write("A: b\r\n".getBytes(ISO_8859_1));
                        out.flush();
                        Thread.sleep(50);
                    }
                });
        long start = System.nanoTime();
        assertMissing("/silent", Failure.TIMED_OUT);
        assertMissing("/stops", Failure.TIMED_OUT);
        assertMissing("/trickles", Failure.TIMED_OUT);
        assertMissing("/endless-head", Failure.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesEndlessHeads() throws InterruptedException {
        server.on("/a", out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write("A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n".getBytes(ISO_8859_1));
            }
        });
        assertMissing("/a", Failure.UNREACHABLE);
    }

    @Test
    void doesNotWaitForNamesLongerThanForAnythingElse() throws InterruptedException {
        timeout = Duration.ofMillis(200);
        HostResolver slow = _ -> {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        assertThat(fetcher(slow).fetch(url("/a"))).isEqualTo(new Fetched.Missing(Failure.TIMED_OUT));
    }

    @Test
    void saysWhereAHostIsUnknown() throws InterruptedException {
        HostResolver none = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(fetcher(none).fetch(url("/a"))).isEqualTo(new Fetched.Missing(Failure.HOST_UNKNOWN));
    }

    @Test
    void asksAHostForSoManyImagesAtATime() throws Exception {
        server.on("/slow", out -> {
            Thread.sleep(60);
            ImageServer.reply(out, "200 OK", IMAGE);
        });
        ImageFetcher fetcher = fetcher(ImageFetcherIT::loopback);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetched>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(threads.submit(() -> fetcher.fetch(url("/slow"))));
            }
            for (Future<Fetched> each : all) {
                assertThat(each.get()).isInstanceOf(Fetched.Image.class);
            }
        }
        assertThat(server.mostOpen()).isEqualTo(2);
    }

    @Test
    void saysWhereTooMuchIsBeingFetched() throws Exception {
        timeout = Duration.ofMillis(300);
        server.on("/stuck", out -> Thread.sleep(10_000));
        ImageFetcher fetcher = fetcher(ImageFetcherIT::loopback);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetched>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(threads.submit(() -> fetcher.fetch(url("/stuck"))));
            }
            List<Fetched> outcomes = new ArrayList<>();
            for (Future<Fetched> each : all) {
                outcomes.add(each.get());
            }
            assertThat(outcomes)
                    .containsExactlyInAnyOrder(
                            new Fetched.Missing(Failure.TIMED_OUT),
                            new Fetched.Missing(Failure.TIMED_OUT),
                            new Fetched.Missing(Failure.BUSY));
        }
    }
}
