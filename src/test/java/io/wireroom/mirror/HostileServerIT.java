package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.outbound.HostResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers with false headers, slow responses and endless responses. */
class HostileServerIT extends ImageFetching {
    @Test
    void derivesTheTypeFromContent() throws InterruptedException {
        server.on("/image", out -> ImageServer.reply(out, "200 OK", IMAGE, "Content-Type: text/html"))
                .on(
                        "/page",
                        out -> ImageServer.reply(
                                out, "200 OK", "<html>".getBytes(ISO_8859_1), "Content-Type: image/png"));
        assertFetched("/image");
        assertMissing("/page", FetchFailure.NOT_AN_IMAGE);
    }

    @Test
    void refusesTooLargeImagesWhateverTheDeclaredLength() throws InterruptedException {
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
        assertMissing("/declared", FetchFailure.TOO_LARGE);
        assertMissing("/honest", FetchFailure.TOO_LARGE);
        assertMissing("/endless", FetchFailure.TOO_LARGE);
        assertMissing("/endless-chunks", FetchFailure.TOO_LARGE);
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
        assertMissing("/shorter", FetchFailure.UNREACHABLE);
        assertMissing("/longer", FetchFailure.TRUNCATED);
        assertMissing("/two", FetchFailure.UNREACHABLE);
        assertMissing("/nonsense", FetchFailure.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "identity, gzip"})
    void refusesContentCodings(String coding) throws InterruptedException {
        server.on("/a", out -> ImageServer.reply(out, "200 OK", bomb(), "Content-Encoding: " + coding));
        assertMissing("/a", FetchFailure.CODING_REFUSED);
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
        assertMissing("/silent", FetchFailure.TIMED_OUT);
        assertMissing("/stops", FetchFailure.TIMED_OUT);
        assertMissing("/trickles", FetchFailure.TIMED_OUT);
        assertMissing("/endless-head", FetchFailure.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesEndlessHeaders() throws InterruptedException {
        server.on("/a", out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write("A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n".getBytes(ISO_8859_1));
            }
        });
        assertMissing("/a", FetchFailure.UNREACHABLE);
    }

    @Test
    void limitsTheTimeOfNameResolution() throws InterruptedException {
        timeout = Duration.ofMillis(200);
        HostResolver slow = _ -> {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        assertThat(fetcher(slow).fetch(url("/a"))).isEqualTo(new FetchResult.Missing(FetchFailure.TIMED_OUT));
    }
}
