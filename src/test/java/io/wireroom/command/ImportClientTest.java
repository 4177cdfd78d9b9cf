package io.wireroom.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.wireroom.command.LocalDocuments.LocalDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportClientTest {
    private static final String COMPLETE = "{\"read\":2,\"accepted\":1,\"rejected\":1,\"end\":\"complete\"}\n";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private ImportClient client;

    private record Answer(int status, String body, String retryAfter) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/import", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + names(exchange.getRequestBody().readAllBytes()));
            Answer answer = answers.remove();
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new ImportClient(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"), "secret", pauses::add);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8");
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            names.add(entry.getName() + "=" + new String(tar.readAllBytes(), UTF_8));
        }
        return names.toString();
    }

    private static LocalDocument document(String name) {
        return new LocalDocument(name, "text".getBytes(UTF_8), false);
    }

    private void answer(int status, String body, String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
    }

    private ImportClient.Outcome send() throws Exception {
        return client.send(List.of(document("å.md"), document("b.md")));
    }

    @Test
    void returnsTheResultOfTheDocuments() throws Exception {
        answer(
                200,
                "{\"problem\":{\"entry\":2,\"name\":\"b.md\",\"code\":\"title.missing\",\"detail\":\"no title\"}}\n"
                        + COMPLETE,
                "");

        assertThat(send()).isEqualTo(new ImportClient.Outcome(1, List.of("b.md: title.missing: no title")));
        assertThat(received).containsExactly("Bearer secret [å.md=text, b.md=text]");
    }

    @Test
    void retriesAfterTheRequestedDelay() throws Exception {
        answer(429, "{}", "7");
        answer(503, "{}", "3600");
        answer(503, "{}", "");
        answer(200, "{\"read\":1}\n", "");
        answer(200, "{\"read\":1,\"end\":\"unavailable\"}\n", "");
        answer(200, COMPLETE, "");

        assertThat(send().accepted()).isEqualTo(1);
        assertThat(received).hasSize(6);
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(7L, 60L, 4L, 8L, 16L);
    }

    @Test
    void givesUpAfterEightAttempts() {
        for (int i = 0; i < 8; i++) {
            answer(503, "{\"detail\":\"Kafka does not respond\"}", "");
        }

        assertThatThrownBy(this::send)
                .isInstanceOf(ImportClient.Refused.class)
                .hasMessage("HTTP 503: Kafka does not respond");
        assertThat(pauses).hasSize(7);
    }

    @Test
    void doesNotRetryPermanentErrors() {
        answer(403, "{\"title\":\"Forbidden\",\"detail\":\"This key may not send documents\"}", "");

        assertThatThrownBy(this::send)
                .isInstanceOf(ImportClient.Refused.class)
                .hasMessage("HTTP 403: This key may not send documents");
        assertThat(received).hasSize(1);
    }

    @Test
    void reportsAnUnreachableService() {
        server.stop(0);

        assertThatThrownBy(this::send).isInstanceOf(ImportClient.Refused.class);
        assertThat(pauses).hasSize(7);
    }

    @Test
    void reportsAnotherService() {
        answer(404, "<html>", "");

        assertThatThrownBy(this::send).isInstanceOf(ImportClient.Refused.class).hasMessage("HTTP 404");
    }
}
