package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.nio.file.Path;
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
                        "/v1/articles/25",
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

    /** Pages of changes, alternately from both. */
    private static void everyCursorGoesOnAtTheOther(PackagedWireroom first, PackagedWireroom second) throws Exception {
        String cursor = "";
        int withdrawn = 0;
        int seen = 0;
        for (int page = 0; page < 40; page++) {
            String path = "/v1/changes?limit=10" + cursor;
            String body = first.get(path).body();
            assertThat(second.get(path).body()).isEqualTo(body);
            int count = count(body, "\"ce_type\":") + count(body, "\"type\":\"");
            seen += count(body, "\"article_id\":");
            withdrawn += count(body, "\"status\":\"withdrawn\"");
            String next = body.replaceAll("(?s).*\"cursor\":\"([^\"]+)\".*", "$1");
            cursor = "&cursor=" + next;
            if (count == 0) {
                break;
            }
        }
        assertThat(seen).isEqualTo(ARTICLES);
        assertThat(withdrawn).isEqualTo(30);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
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
