package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.CommittedLog;
import io.wireroom.PackagedWireroom;
import io.wireroom.streams.Follower.Manner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three partners follow the changes, each in its manner, while articles are published, updated and withdrawn and the replica that
 * they read from is killed and restarted. A smaller run by default; {@code -Dreplicas.full=true} for all of it.
 */
class ReplicasIT {
    private static final int DOCUMENTS = Boolean.getBoolean("replicas.full") ? 20_000 : 1_000;
    private static final int ARTICLES = DOCUMENTS / 4;
    private static final int KILLS = 2;

    @TempDir
    private Path folder;

    private final Random random = new Random(5);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everyFollowerReachesTheTopicsStateWithoutDuplicates() throws Exception {
        try (PackagedWireroom wire = new PackagedWireroom(folder.resolve("wire")).start()) {
            wire.awaitReady();
            try (PackagedWireroom first = replica("first", wire);
                    PackagedWireroom second = replica("second", wire);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                first.awaitReady();
                second.awaitReady();
                List<Follower> followers = Stream.of(Manner.values())
                        .map(manner -> new Follower(manner, List.of(first, second)))
                        .toList();
                List<Future<?>> following =
                        followers.stream().<Future<?>>map(threads::submit).toList();
                Future<?> feeding = threads.submit(() -> feed(wire));
                for (int kill = 0; kill < KILLS; kill++) {
                    Thread.sleep(Duration.ofSeconds(2));
                    first.kill();
                    Thread.sleep(Duration.ofSeconds(1));
                    first.start().awaitReady();
                }
                feeding.get();
                awaitIntake(wire);
                Map<Long, String> truth = truth(wire);

                for (Follower follower : followers) {
                    follower.awaitState(truth);
                }
                for (Future<?> each : following) {
                    each.get();
                }
                assertThat(truth).hasSize(ARTICLES);
                assertThat(truth.values()).anyMatch(state -> state.startsWith("withdrawn"));
                System.out.printf("%d documents; %s%n", DOCUMENTS, followers);
            }
        }
    }

    private PackagedWireroom replica(String name, PackagedWireroom wire) throws IOException {
        return new PackagedWireroom(folder.resolve(name))
                .with("wireroom.kafka.bootstrap-servers", wire.bootstrapServers())
                .with("wireroom.roles", "endpoint")
                .with("wireroom.reading.open", "true")
                .start();
    }

    private void feed(PackagedWireroom wire) {
        Map<String, Object> settings = Map.of("bootstrap.servers", wire.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < DOCUMENTS; i++) {
                long id = 1L + (i < ARTICLES ? i : random.nextInt(ARTICLES));
                String more =
                        i < ARTICLES || random.nextInt(3) > 0 ? "status = \"published\"" : "status = \"withdrawn\"";
                byte[] key = Long.toString(id).getBytes(UTF_8);
                var _ = producer.send(
                        new ProducerRecord<>("articles.ingest", key, Feed.document(id, "Text " + i, more)));
            }
        }
    }

    /** Until as many documents have had an outcome as there are. */
    private static void awaitIntake(PackagedWireroom wire) throws Exception {
        while (outcomes(wire) < DOCUMENTS) {
            Thread.sleep(200);
        }
    }

    private static double outcomes(PackagedWireroom wire) throws Exception {
        return wire.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("wireroom_documents_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Map<Long, String> truth(PackagedWireroom wire) {
        Map<Long, String> states = new HashMap<>();
        CommittedLog.read(Map.of("bootstrap.servers", wire.bootstrapServers()), "articles.normalized")
                .forEach(event -> {
                    String type = header(event, "ce_type");
                    String id = header(event, "ce_id");
                    states.put(
                            Long.valueOf(id.substring(0, id.indexOf(':'))),
                            (type.endsWith("withdrawn") ? "withdrawn " : "there ") + id.substring(id.indexOf(':') + 1));
                });
        return states;
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
