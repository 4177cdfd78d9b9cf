package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.CommittedLog;
import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged service, with its broker, at random moments while articles flow. A smaller run by default; {@code
 * -Dcrash.full=true} for all of it.
 */
class CrashIT {
    private static final boolean FULL = Boolean.getBoolean("crash.full");
    private static final int KILLS = FULL ? 10 : 2;
    private static final int ARTICLES = FULL ? 5_000 : 1_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<Long> recoveries = new ArrayList<>();
    private @Nullable PackagedWireroom started;

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void publishesExactlyOnceThroughRandomKills() throws Exception {
        PackagedWireroom service = new PackagedWireroom(folder).start();
        started = service;
        service.awaitReady();
        Thread feeding = Thread.ofPlatform().daemon().start(() -> feed(service));
        for (int kill = 1; kill <= KILLS; kill++) {
            int after = ARTICLES * kill / (KILLS + 1);
            while (acknowledged.get() < after) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(400));
            service.kill();
            recoveries.add(service.start().awaitReady());
        }
        feeding.join(TIMEOUT);
        assertThat(acknowledged.get()).isEqualTo(ARTICLES);

        Set<Long> shown = awaitShown(service);

        List<String> events =
                CommittedLog.read(Map.of("bootstrap.servers", service.bootstrapServers()), "articles.normalized")
                        .stream()
                        .map(event -> new String(event.key(), UTF_8))
                        .toList();
        System.out.printf("%d kills, %d articles; ready again after %s ms%n", KILLS, ARTICLES, recoveries);
        assertThat(events).hasSize(ARTICLES).doesNotHaveDuplicates();
        assertThat(shown).hasSize(ARTICLES);
    }

    /** Sends every article until Kafka has acknowledged it; some are sent twice, which must make no difference. */
    private void feed(PackagedWireroom service) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", service.bootstrapServers(),
                "delivery.timeout.ms", 30_000,
                "request.timeout.ms", 5_000,
                "reconnect.backoff.max.ms", 200,
                "linger.ms", 2);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int batch = 50;
            for (int first = 1; first <= ARTICLES; first += batch) {
                int last = Math.min(ARTICLES, first + batch - 1);
                while (!sent(producer, first, last)) {
                    Thread.onSpinWait();
                }
                acknowledged.set(last);
            }
        }
    }

    private static boolean sent(KafkaProducer<byte[], byte[]> producer, int first, int last) {
        AtomicInteger taken = new AtomicInteger();
        for (int id = first; id <= last; id++) {
            var _ = producer.send(
                    new ProducerRecord<>("articles.ingest", Feed.document(id, "Ships " + id)),
                    (place, failure) -> taken.addAndGet(failure == null ? 1 : 0));
        }
        producer.flush();
        return taken.get() == last - first + 1;
    }

    private static Set<Long> awaitShown(PackagedWireroom service) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        Set<Long> shown = shown(service);
        while (shown.size() < ARTICLES && System.nanoTime() < giveUp) {
            Thread.sleep(500);
            shown = shown(service);
        }
        return shown;
    }

    private static Set<Long> shown(PackagedWireroom service) throws IOException, InterruptedException {
        Set<Long> ids = new HashSet<>();
        String cursor = null;
        do {
            String page = "/v1/articles?limit=200&fields=article_id" + (cursor == null ? "" : "&cursor=" + cursor);
            JsonNode answer = JSON.readTree(service.get(page).body());
            answer.path("items")
                    .forEach(item -> assertThat(ids.add(item.path("article_id").asLong()))
                            .isTrue());
            cursor = answer.path("next").textValue();
        } while (cursor != null);
        return ids;
    }
}
