package io.wireroom.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.BoundedWireroom;
import io.wireroom.rest.PartnerClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that violate HTTP, and requests that are never completed. */
@QuarkusTest
@WithTestResource(BoundedWireroom.class)
@Timeout(60)
class HttpRulesIT {
    private static final String KEY = "Authorization: Bearer key-of-publisher";

    private final PartnerClient everything = PartnerClient.of("everything");

    /** Connections are guarded from the first request on. */
    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | bad-request     | Host: a;Content-Length: 3;Transfer-Encoding: chunked",
                "400 | bad-request     | Host: a;Transfer-Encoding: chunked;Content-Length: 3",
                "501 | not-implemented | Host: a;Transfer-Encoding: gzip, chunked",
                "501 | not-implemented | Host: a;Transfer-Encoding: identity",
                "501 | not-implemented | Host: a;Transfer-Encoding: chunked;Transfer-Encoding: chunked",
                "501 | not-implemented | Host: a;Transfer-Encoding: xchunked",
                "400 | bad-request     | X-No-Host: a",
                "400 | bad-request     | Host: a;Host: b",
            })
    void rejectsAmbiguousRequestsAndClosesTheConnection(String status, String type, String headers) throws IOException {
        try (RawClient client = new RawClient()) {
            client.send("POST /v1/articles HTTP/1.1\r\n" + headers.replace(";", "\r\n")
                    + "\r\n\r\n0\r\n\r\nGET /v1/me HTTP/1.1\r\nHost: a\r\n\r\n");
            String answer = client.untilClosed();
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("application/problem+json", "/v1/problems/" + type + "\"");
            assertThat(answer.split("HTTP/1.1 ", -1))
                    .as("answers to %s", headers)
                    .hasSize(2);
        }
    }

    @Test
    void aConnectionMayBeUpgradedToHttp2() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            for (int i = 0; i < 3; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(PartnerClient.base() + "/q/health/live"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
                HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
                assertThat(answer.version()).isEqualTo(Version.HTTP_2);
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles?q=%zz",
                "/v1/articles?q=%4",
                "/v1/articles/%zz",
                "/%",
                "/202501/1-%u0041",
                "/v1/articles?q=<b>"
            })
    void aUrlThatCanNotBeDecodedIsAProblem(String path) throws IOException {
        try (RawClient client = new RawClient()) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.untilClosed())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json", "/v1/problems/bad-request\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 202", "1200000, 413"})
    void aRequestWithABodyIsNotUpgraded(int size, int status) throws IOException, InterruptedException {
        String document =
                "{\"title\": \"Upgraded\", \"source\": \"Harbor\", \"article_id\": 820001, \"content_text\": \"%s\"}"
                        .formatted("x".repeat(size));
        try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(PartnerClient.base() + "/v1/articles"))
                    .header("Authorization", KEY.substring(KEY.indexOf(' ') + 1))
                    .timeout(Duration.ofSeconds(10))
                    .POST(BodyPublishers.ofString(document))
                    .build();
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
        }
    }

    @Test
    void http10NeedsNoHost() throws IOException {
        try (RawClient client = new RawClient()) {
            client.send("GET /q/health/live HTTP/1.0\r\n\r\n");
            assertThat(client.untilClosed()).startsWith("HTTP/1.0 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /v1/articles HTTP/1.1\r\nHost: a\r\nX-Half: ",
                "POST /v1/articles HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\nAuthorization: Bearer key-of-publisher\r\n\r\n{",
                "POST /v1/import HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer key-of-publisher"
                        + "\r\n\r\n2\r\n{}",
            })
    void anIncompleteRequestTimesOut(String part) throws IOException {
        try (RawClient client = new RawClient()) {
            client.send(part);
            assertThat(client.countUntilClosed()).isLessThan(2_000);
        }
    }

    @Test
    void aSlowHeadTimesOut() throws IOException, InterruptedException {
        try (RawClient client = new RawClient()) {
            client.send("GET /v1/articles HTTP/1.1\r\nHost: a\r\nX-Slow: ");
            assertThat(dripped(client, "x")).isLessThan(100);
        }
    }

    @Test
    void aSlowBodyTimesOut() throws IOException, InterruptedException {
        try (RawClient client = new RawClient()) {
            client.send(
                    String.join("\r\n", "POST /v1/articles HTTP/1.1", "Host: a", "Content-Length: 1000", KEY, "", ""));
            assertThat(dripped(client, " ")).isLessThan(200);
        }
    }

    @Test
    void aConnectionThatWasUsedHasAHeadTimeoutAgain() throws IOException {
        try (RawClient client = new RawClient()) {
            client.send("GET /q/health/live HTTP/1.1\r\nHost: a\r\n\r\nGET /q/health/live HTTP/1.1\r\nHo");
            assertThat(client.untilClosed()).startsWith("HTTP/1.1 200 ");
        }
    }

    /** Number of times that the text could be sent, every tenth of a second, before the connection was closed. */
    private static int dripped(RawClient client, String drop) throws InterruptedException {
        int drops = 0;
        try {
            while (drops < 500) {
                client.send(drop);
                drops++;
                Thread.sleep(100);
            }
        } catch (IOException closed) {
            return drops;
        }
        return drops;
    }
}
