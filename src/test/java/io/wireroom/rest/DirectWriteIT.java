package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.connection.RawClient;
import io.wireroom.rest.http.DirectBuffers;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cached responses in direct memory: what slow clients and clients that close receive, and that the memory is released. */
@QuarkusTest
@WithTestResource(BoundedWireroom.class)
@Timeout(120)
class DirectWriteIT {
    private static final long ID = 857_000_001;
    private static final String PATH = "/v1/articles/" + ID + ".json";

    @Inject
    DirectBuffers buffers;

    private final PartnerClient everything = PartnerClient.of("everything");
    private final List<RawClient> open = new ArrayList<>();
    private static int version;

    @BeforeEach
    void cacheAResponse() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
        change();
        PartnerClient.await(
                () -> { // a new archive state evicts the cached response
                    everything.get(PATH);
                    return buffers.allocated() > 0;
                });
    }

    @AfterEach
    void close() throws IOException {
        for (RawClient client : open) {
            client.close();
        }
    }

    @Test
    void aSlowClientReceivesTheResponseThatItRequested() throws Exception {
        String before = new String(everything.get(PATH).body(), UTF_8);
        RawClient slow = request(1);
        PartnerClient.await(() -> everything.get(PATH).statusCode() == 200);

        change();

        assertThat(body(slow.untilClosed())).isEqualTo(before);
        awaitRelease();
    }

    @Test
    void aSlowClientReceivesAllPipelinedResponses() throws Exception {
        String expected = new String(everything.get(PATH).body(), UTF_8);

        String received = request(5).untilClosed();

        assertThat(received).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(received.substring(1).split("HTTP/1\\.1 200 OK\r\n", -1))
                .hasSize(5)
                .allSatisfy(response -> assertThat(body(response)).isEqualTo(expected));
        awaitRelease();
    }

    @Test
    void memoryOfClientsThatCloseIsReleased() throws Exception {
        for (int i = 0; i < 40; i++) {
            request(1 + i % 3);
        }
        for (int i = 0; i < 20; i++) {
            open.get(i).status();
        }
        close();
        awaitRelease();
    }

    @Test
    void memoryOfClientsThatReadNothingIsReleased() throws Exception {
        for (int i = 0; i < 20; i++) {
            request(1 + i % 3);
        }
        awaitRelease();
    }

    /** Sends pipelined requests, the last of which closes the connection. */
    private RawClient request(int times) {
        String request = RawClient.get(PATH, "everything");
        String last = request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        try {
            RawClient client = new RawClient();
            open.add(client);
            return client.send(request.repeat(times - 1) + last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests that were still queued may cache the latest revision, so each try makes another one. */
    private void awaitRelease() {
        PartnerClient.await(() -> {
            change();
            return buffers.allocated() == 0;
        });
    }

    private static String body(String response) {
        return new String(response.substring(response.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1), UTF_8);
    }

    /** Publishes the next revision of a large article and waits for it. */
    private void change() {
        String title = "Direct " + ++version;
        String document = """
                +++
                title = "%s"
                date = "2024-05-06T07:08:09Z"
                source = "alpha"
                article_id = %d
                +++
                %s
                """.formatted(title, ID, "word ".repeat(40_000));
        assertThat(PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode())
                .isEqualTo(202);
        PartnerClient.await(() -> new String(
                        everything
                                .get("/v1/articles?q=%22" + title.replace(" ", "+") + "%22&fields=title")
                                .body(),
                        UTF_8)
                .contains(title));
    }
}
