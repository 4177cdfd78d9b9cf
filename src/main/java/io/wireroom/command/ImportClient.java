package io.wireroom.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.command.LocalDocuments.LocalDocument;
import io.wireroom.retry.Backoff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches of documents to {@code POST /v1/import}. A batch is sent again after a failed connection, 429 and 503, which is
 * safe: unchanged documents have no effect.
 */
final class ImportClient {
    private static final int ATTEMPTS = 8;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(32));
    private static final Duration MAX_PAUSE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI target;
    private final @Nullable String key;
    private final Pause pause;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Pauses between two attempts. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    /** @param service base URL of the service */
    ImportClient(URI service, @Nullable String key, Pause pause) {
        this.target = URI.create(service.toString().replaceFirst("/+$", "") + "/v1/import");
        this.key = key;
        this.pause = pause;
    }

    /**
     * The result of a batch.
     *
     * @param rejected a line for each document that was rejected: name, code and detail
     */
    record Outcome(long accepted, List<String> rejected) {}

    /** The service does not accept the documents, and a retry would not help. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** @throws Refused if the service does not accept the batch */
    Outcome send(List<LocalDocument> batch) throws Refused, InterruptedException {
        byte[] archive = archive(batch);
        String failure = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Duration wait = BACKOFF.delay(attempt);
            try {
                HttpResponse<String> response = http.send(request(archive), HttpResponse.BodyHandlers.ofString(UTF_8));
                int status = response.statusCode();
                if (status == 200) {
                    JsonNode last = lastLine(response.body());
                    if (last.path("end").asText().equals("complete")) {
                        return outcome(response.body(), last);
                    }
                    failure = "the import ended early: " + last.path("end").asText("the response is incomplete");
                } else {
                    failure = problem(response);
                    if (status != 429 && status != 503) {
                        throw new Refused(failure);
                    }
                    wait = retryAfter(response, wait);
                }
            } catch (Refused refused) {
                throw refused;
            } catch (IOException e) {
                failure = e.getMessage() == null ? "no connection" : e.getMessage();
            }
            if (attempt < ATTEMPTS) {
                pause.of(wait);
            }
        }
        throw new Refused(failure);
    }

    private HttpRequest request(byte[] archive) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return request.build();
    }

    private static byte[] archive(List<LocalDocument> batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (LocalDocument document : batch) {
                TarArchiveEntry entry = new TarArchiveEntry(document.name());
                entry.setSize(document.content().length);
                tar.putArchiveEntry(entry);
                tar.write(document.content());
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a stream in memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static Outcome outcome(String body, JsonNode last) throws IOException {
        List<String> rejected = new ArrayList<>();
        for (String line : body.lines().toList()) {
            JsonNode problem = JSON.readTree(line).path("problem");
            if (problem.isObject()) {
                rejected.add(problem.path("name").asText() + ": "
                        + problem.path("code").asText() + ": "
                        + problem.path("detail").asText());
            }
        }
        return new Outcome(last.path("accepted").asLong(), rejected);
    }

    private static JsonNode lastLine(String body) throws IOException {
        return JSON.readTree(body.lines().reduce("{}", (one, other) -> other));
    }

    private static String problem(HttpResponse<String> response) {
        String told = "HTTP " + response.statusCode();
        try {
            JsonNode problem = JSON.readTree(response.body());
            return told + ": "
                    + problem.path("detail").asText(problem.path("title").asText());
        } catch (IOException noProblem) {
            return told;
        }
    }

    private static Duration retryAfter(HttpResponse<String> response, Duration otherwise) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(otherwise);
        return asked.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : asked;
    }
}
