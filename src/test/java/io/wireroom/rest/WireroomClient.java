package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;

/** A partner and producer of the service under test. Responses are compared with the OpenAPI document. */
final class WireroomClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final AtomicLong NEXT_ID = new AtomicLong(700_000);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base =
            "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

    /** An id that no other test uses. */
    static long newId() {
        return NEXT_ID.incrementAndGet();
    }

    String base() {
        return base;
    }

    /** The same URL with the port under test, because links have the public address. */
    String here(String link) {
        URI uri = URI.create(link);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyHandlers.ofString(UTF_8), headers);
    }

    HttpResponse<byte[]> bytes(String path, String... headers) {
        return send("GET", path, BodyHandlers.ofByteArray(), headers);
    }

    HttpResponse<InputStream> stream(String path, String... headers) {
        return send("GET", path, BodyHandlers.ofInputStream(), headers);
    }

    HttpResponse<byte[]> head(String path, String... headers) {
        return send("HEAD", path, BodyHandlers.ofByteArray(), headers);
    }

    HttpResponse<byte[]> options(String path) {
        return send("OPTIONS", path, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(String method, String path, BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers), body);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            HttpRequest sent = request.timeout(TIMEOUT).build();
            return OpenApiContract.check(sent.method(), sent.uri().getRawPath(), http.send(sent, body));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Submits a document and waits for Kafka's acknowledgement. */
    void put(String document) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/v1/articles")).POST(BodyPublishers.ofString(document));
        assertThat(send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    /** The cursor after all existing changes. */
    String head() {
        String last = get("/v1/snapshot").body().lines().reduce("", (_, line) -> line);
        return last.substring("{\"cursor\":\"".length(), last.lastIndexOf('"'));
    }

    /** Publishes an article and waits until it is served. */
    void publish(long id, String source, String title, String date) {
        put(document(id, source, title, date));
        await("/v1/articles/" + id + ".md", 200, title);
    }

    /** Withdraws an article and waits until the withdrawal is served. */
    void withdraw(long id, String source, String reason) {
        put("""
                +++
                title = "Withdrawn"
                article_id = %d
                source = "%s"
                status = "withdrawn"
                reason = "%s"
                +++
                """.formatted(id, source, reason));
        await("/v1/articles/" + id + ".json", 410, reason);
    }

    static String document(long id, String source, String title, String date) {
        return """
                +++
                title = "%s"
                date = "%s"
                article_id = %d
                source = "%s"
                tags = ["energy"]
                +++
                The body of %s, with some **weight**.
                """.formatted(title, date, id, source, title);
    }

    /** Waits until the service is running and the response is as expected. */
    void await(String path, int status, String part) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        HttpResponse<String> answer = get(path);
        while (answer.statusCode() != status || !answer.body().contains(part)) {
            assertThat(System.nanoTime())
                    .as("%s answers %d: %s", path, answer.statusCode(), answer.body())
                    .isLessThan(end);
            pause();
            answer = get(path);
        }
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
