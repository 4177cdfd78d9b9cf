package io.wireroom.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.PackagedWireroom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A consumer of a partner, which knows what it received and what it has come back behind. */
final class SimulatedPartner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String partner;
    private final @Nullable String consumer;
    private final Map<Long, String> received = new HashMap<>();
    private final Map<Long, String> proven = new HashMap<>();
    private final Map<Long, Instant> withdrawnBy = new HashMap<>();
    private @Nullable String cursor;
    private boolean asked;

    SimulatedPartner(String partner, @Nullable String consumer) {
        this.partner = partner;
        this.consumer = consumer;
    }

    String name() {
        return partner;
    }

    /** Reads all changes once. */
    void poll(PackagedWireroom endpoint) throws IOException, InterruptedException {
        String path = "/v1/changes?limit=1000" + (cursor == null ? "" : "&cursor=" + cursor)
                + (consumer == null ? "" : "&consumer=" + consumer);
        returned();
        JsonNode page = JSON.readTree(get(endpoint, path));
        page.get("changes").forEach(change -> receive(change.get("type").asText(), change.get("article")));
        cursor = page.get("cursor").asText();
    }

    /** Reads a snapshot; withdrawals before it need not be told. */
    void snapshot(PackagedWireroom endpoint, Set<Long> withdrawn) throws IOException, InterruptedException {
        for (String line : get(endpoint, "/v1/snapshot").split("\n", -1)) {
            if (!line.isEmpty()) {
                JsonNode read = JSON.readTree(line);
                if (read.has("cursor")) {
                    cursor = read.get("cursor").asText();
                } else {
                    receive("published", read);
                }
            }
        }
        withdrawn.forEach(id -> received.put(id, "withdrawn"));
    }

    /** Reads the stream until nothing more comes, and hangs up. */
    void listen(PackagedWireroom endpoint) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.url("/v1/changes/stream")))
                .header("Authorization", "Bearer key-of-" + partner);
        if (cursor != null) {
            request.header("Last-Event-ID", cursor);
        }
        returned();
        asked = true;
        var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            Thread.ofVirtual().start(() -> hangUp(answer.body()));
            read(lines);
        } catch (IOException hungUp) {
            // everything that came before is received
        }
    }

    private static void hangUp(InputStream stream) {
        try {
            Thread.sleep(1_500);
            stream.close(); // the reader would wait for its own lock
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(BufferedReader lines) throws IOException {
        String id = "";
        String type = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                receive(type, JSON.readTree(line.substring(6)));
                cursor = id;
            }
        }
    }

    /** A message that is answered with 2xx. */
    void receive(String message) {
        try {
            JsonNode read = JSON.readTree(message);
            receive(read.get("type").asText().replace("article.", ""), read.get("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        returned();
    }

    private void receive(String type, JsonNode article) {
        received.put(article.get("article_id").asLong(), type.equals("withdrawn") ? "withdrawn" : "article");
    }

    /** Everything that was received is proven now. */
    private void returned() {
        received.forEach((id, what) -> {
            if (what.equals("withdrawn")) {
                withdrawnBy.putIfAbsent(id, Instant.now());
            }
        });
        proven.putAll(received);
    }

    private String get(PackagedWireroom endpoint, String path) throws IOException, InterruptedException {
        asked = true;
        var answer = endpoint.get(path, "Authorization", "Bearer key-of-" + partner);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** The truth about a withdrawn article. */
    ReceiptState truth(long id) {
        if ("withdrawn".equals(proven.get(id))) {
            return ReceiptState.SEEN;
        }
        return received.containsKey(id) ? ReceiptState.OUTSTANDING : ReceiptState.NO_REVISION;
    }

    /** When it first showed that it has the withdrawal. */
    Instant withdrawnBy(long id) {
        Instant by = withdrawnBy.get(id);
        if (by == null) {
            throw new AssertionError(partner + " has not taken the withdrawal of " + id);
        }
        return by;
    }

    /** Whether it has asked for anything. */
    boolean hasRead() {
        return asked;
    }
}
