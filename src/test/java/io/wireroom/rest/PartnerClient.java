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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the service under test, with or without a key, and compares the responses with the OpenAPI document.
 */
public final class PartnerClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final @Nullable String key;

    private PartnerClient(@Nullable String key) {
        this.key = key;
    }

    public static PartnerClient of(String partner) {
        return new PartnerClient(PartneredWireroom.key(partner));
    }

    static PartnerClient withKey(String key) {
        return new PartnerClient(key);
    }

    static PartnerClient withoutKey() {
        return new PartnerClient(null);
    }

    public static String base() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(UTF_8), headers);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(TIMEOUT)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return OpenApiContract.check(method, path, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The status only, because a stream does not end. */
    int status(String path, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(TIMEOUT)
                .headers(headers)
                .build();
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The body of a response, as text. */
    String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    /**
     * Publishes an article as the partner {@code publisher}, once Kafka takes it.
     *
     * @param more further lines of front matter
     */
    static void publish(String source, long id, String more) {
        String document =
                "+++\ntitle = \"x\"\narticle_id = %d\nsource = \"%s\"\n%s+++\nA text.\n".formatted(id, source, more);
        await(() -> of("publisher").send("POST", "/v1/articles", document).statusCode() == 202);
    }

    /** Waits for a condition, at most a minute. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute in vain").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
