package io.wireroom.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.PackagedWireroom;
import io.wireroom.partner.KeyHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A service with partners, and what producers and partners may do to it in a day. */
final class Newsday implements AutoCloseable {
    private static final String PARTNERS = """
            partners:
              - {name: daily, publish: true, limit: {requests: 100000, per: 60s}, keys: [{sha256: %s}]}
              - {name: weekly, keys: [{sha256: %s}]}
              - {name: greedy, limit: {requests: 2, per: 1h}, keys: [{sha256: %s}]}
            """.formatted(
                    KeyHash.of("key-of-daily").hex(),
                    KeyHash.of("key-of-weekly").hex(),
                    KeyHash.of("key-of-greedy").hex());

    private final Path partners;
    private final PackagedWireroom service;
    private volatile boolean over;
    private long lastId;

    Newsday(Path folder) throws IOException {
        partners = Files.writeString(folder.resolve("partners.yaml"), PARTNERS);
        service = new PackagedWireroom(folder)
                .with("wireroom.partners.file", partners.toString())
                .with("wireroom.partners.poll", "200ms")
                .with("wireroom.assets-store.kind", "folder")
                .with("wireroom.sources.harbor.name", "Harbor Wire")
                .start();
    }

    PackagedWireroom service() {
        return service;
    }

    /** Puts good documents onto the ingest topic, stamped so long ago. */
    void produce(int documents, Instant timestamp) {
        produce(documents, timestamp, () -> document(""));
    }

    /** Puts documents that can't be read onto the ingest topic: over HTTP they would be refused before. */
    void produceUnreadable(int documents) {
        produce(documents, Instant.now(), () -> "+++\nno end");
    }

    private void produce(int documents, Instant timestamp, Supplier<String> document) {
        Map<String, Object> settings = Map.of("bootstrap.servers", service.bootstrapServers(), "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < documents; i++) {
                var _ = producer.send(new ProducerRecord<>(
                        "articles.ingest",
                        null,
                        timestamp.toEpochMilli(),
                        null,
                        document.get().getBytes(UTF_8)));
            }
        }
    }

    void submit(String document) throws IOException, InterruptedException {
        service.post("/v1/articles", document, "Authorization", "Bearer key-of-daily");
    }

    /** @param more further lines of front matter */
    String document(String more) {
        lastId++;
        return "+++\ntitle = \"Ships %d\"\nsource = \"%s\"\narticle_id = %d\n%s\n+++\nIn the harbour.\n"
                .formatted(lastId, lastId % 2 == 0 ? "Harbor Wire" : "Another", lastId, more);
    }

    int ask(String partner, String path) throws IOException, InterruptedException {
        return service.get(path, "Authorization", "Bearer key-of-" + partner).statusCode();
    }

    /** A reader of the stream and one that polls, until the end. */
    void follow() {
        Thread.ofVirtual().start(() -> until(this::listen));
        Thread.ofVirtual().start(() -> until(this::poll));
    }

    private void listen() throws IOException {
        var connection = URI.create(service.url("/v1/changes/stream")).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer key-of-daily");
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            while (!over && lines.readLine() != null) {
                Thread.onSpinWait();
            }
        }
    }

    private void poll() throws IOException, InterruptedException {
        String page = service.get("/v1/changes?limit=1000", "Authorization", "Bearer key-of-daily")
                .body();
        while (!over) {
            String cursor = page.substring(page.lastIndexOf("\"cursor\":\"") + 10, page.length() - 2);
            page = service.get("/v1/changes?limit=1000&wait=1&cursor=" + cursor, "Authorization", "Bearer key-of-daily")
                    .body();
        }
    }

    private interface Doing {
        void run() throws IOException, InterruptedException;
    }

    private void until(Doing doing) {
        while (!over) {
            try {
                doing.run();
            } catch (IOException e) {
                if (!over) {
                    throw new UncheckedIOException(e);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void spoilPartnersFile() throws IOException {
        Files.writeString(partners, "partners: [{nam: daily}]");
    }

    /** Everybody goes home, and the service with its broker is gone. */
    void end() {
        over = true;
        service.close();
    }

    @Override
    public void close() {
        end();
    }
}
