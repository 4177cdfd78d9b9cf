package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints as processes: one fills its archive from the log and uploads it, and another one starts from the copy. */
class CopiedReplicaIT {
    private static final int ARTICLES = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void anEndpointThatStartsFromACopyAnswersTheSameAndSoDoesACursorOfTheOther() throws Exception {
        try (PackagedWireroom wire = new PackagedWireroom(folder.resolve("wire")).start()) {
            wire.awaitReady();
            send(wire, 1, ARTICLES, "status = \"published\"");
            send(wire, 1, 20, "status = \"withdrawn\"");
            try (PackagedWireroom first = replica("first", wire)) {
                first.awaitReady();
                await(first, body -> body.contains("wireroom_archive_articles " + (ARTICLES - 20) + ".0"));
                await(first, body -> !body.contains("wireroom_archive_copies_size_bytes NaN"));
                send(wire, 21, 30, "status = \"withdrawn\"");
                await(first, body -> body.contains("wireroom_archive_articles " + (ARTICLES - 30) + ".0"));

                try (PackagedWireroom second = replica("second", wire)) {
                    second.awaitReady();
                    await(second, body -> body.contains("wireroom_archive_articles " + (ARTICLES - 30) + ".0"));

                    assertThat(second.get("/q/metrics").body())
                            .contains("wireroom_archive_started{from=\"copy\"} 1.0")
                            .contains("wireroom_archive_started{from=\"log\"} 0.0");
                    for (String path : new String[] {
                        "/v1/snapshot",
                        "/v1/articles?limit=200",
                        "/v1/articles/100.ninjs",
                        "/v1/feed.atom?limit=50",
                        "/v1/articles?q=text&limit=20"
                    }) {
                        assertThat(second.get(path).body())
                                .as(path)
                                .isEqualTo(first.get(path).body());
                    }
                    assertThat(second.get("/v1/articles/25").statusCode()).isEqualTo(410);
                    everyCursorGoesOnAtTheOther(first, second);
                }
            }
        }
    }

    /** Pages of changes, alternately from both. The order of partitions is each replica's own. */
    private static void everyCursorGoesOnAtTheOther(PackagedWireroom first, PackagedWireroom second) throws Exception {
        Map<Long, String> states = new HashMap<>();
        String cursor = "";
        JsonNode items;
        int page = 0;
        do {
            PackagedWireroom replica = page++ % 2 == 0 ? first : second;
            JsonNode body =
                    JSON.readTree(replica.get("/v1/changes?limit=10" + cursor).body());
            items = body.path("changes");
            for (JsonNode item : items) {
                String state = item.path("article").path("status").asText();
                assertThat(states.put(item.path("article").path("article_id").asLong(), state))
                        .as("told once")
                        .isNull();
            }
            cursor = "&cursor=" + body.path("cursor").asText();
        } while (!items.isEmpty());
        assertThat(states).hasSize(ARTICLES);
        assertThat(states.values()).filteredOn("withdrawn"::equals).hasSize(30);
    }

    private PackagedWireroom replica(String name, PackagedWireroom wire) throws IOException {
        return new PackagedWireroom(folder.resolve(name))
                .with("wireroom.kafka.bootstrap-servers", wire.bootstrapServers())
                .with("wireroom.roles", "endpoint")
                .with("wireroom.reading.open", "true")
                .with("wireroom.archive.commit", "1s")
                .with("wireroom.archive.copies.kind", "folder")
                .with("wireroom.archive.copies.interval", "2s")
                .with(
                        "wireroom.archive.copies.folder.path",
                        folder.resolve("copies").toString())
                .start();
    }

    private static void send(PackagedWireroom wire, int first, int last, String more) {
        Map<String, Object> settings = Map.of("bootstrap.servers", wire.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long id = first; id <= last; id++) {
                byte[] key = Long.toString(id).getBytes(UTF_8);
                var _ = producer.send(
                        new ProducerRecord<>("articles.ingest", key, Feed.document(id, "Text " + id, more)));
            }
        }
    }

    private static void await(PackagedWireroom service, Predicate<String> metrics) throws Exception {
        while (!metrics.test(service.get("/q/metrics").body())) {
            Thread.sleep(100); // the test's timeout ends it
        }
    }
}
