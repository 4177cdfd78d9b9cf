package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
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
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(11);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<Long> recoveries = new ArrayList<>();
    private int httpPort;
    private int kafkaPort;
    private @Nullable Process service;

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor();
        }
    }

    @Test
    void tellsEachArticleOnceThroughKillsAtRandomMoments() throws Exception {
        httpPort = freePort();
        kafkaPort = freePort();
        start();
        awaitReady();
        Thread feeding = Thread.ofPlatform().daemon().start(this::feed);
        for (int kill = 1; kill <= KILLS; kill++) {
            int after = ARTICLES * kill / (KILLS + 1);
            while (acknowledged.get() < after) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(400));
            kill();
            start();
            recoveries.add(awaitReady());
        }
        feeding.join(PATIENCE);
        assertThat(acknowledged.get()).isEqualTo(ARTICLES);

        Set<Long> shown = awaitShown();

        List<String> events = Wire.read(Map.of("bootstrap.servers", bootstrap()), "articles.normalized").stream()
                .map(event -> new String(event.key(), UTF_8))
                .toList();
        System.out.printf("%d kills, %d articles; ready again after %s ms%n", KILLS, ARTICLES, recoveries);
        assertThat(events).hasSize(ARTICLES).doesNotHaveDuplicates();
        assertThat(shown).hasSize(ARTICLES);
    }

    private void start() throws IOException {
        String jar = System.getProperty("packaged.jar", "target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(Path.of(jar)), () -> "skipped: the package is not built: " + jar);
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dquarkus.http.port=" + httpPort,
                        "-Dwireroom.broker.port=" + kafkaPort,
                        "-Dwireroom.data=" + folder.resolve("data"),
                        "-jar",
                        jar)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("service.log").toFile()))
                .start();
    }

    private void kill() throws InterruptedException {
        Process killed = service;
        if (killed != null) {
            killed.destroyForcibly().waitFor(); // SIGKILL
        }
    }

    /** @return how long it took, in milliseconds */
    private long awaitReady() throws InterruptedException, IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return (System.nanoTime() - start) / 1_000_000;
                }
            } catch (IOException notListening) {
                // not yet
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError(Files.readString(folder.resolve("service.log")));
            }
            Thread.sleep(20);
        }
    }

    /** Sends every article until Kafka has acknowledged it; some are sent twice, which must make no difference. */
    private void feed() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap(),
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

    private Set<Long> awaitShown() throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        Set<Long> shown = shown();
        while (shown.size() < ARTICLES && System.nanoTime() < giveUp) {
            Thread.sleep(500);
            shown = shown();
        }
        return shown;
    }

    private Set<Long> shown() throws IOException, InterruptedException {
        Set<Long> ids = new HashSet<>();
        String cursor = null;
        do {
            String page = "/v1/articles?limit=200&fields=article_id" + (cursor == null ? "" : "&cursor=" + cursor);
            JsonNode answer = JSON.readTree(get(page).body());
            answer.path("items")
                    .forEach(item -> assertThat(ids.add(item.path("article_id").asLong()))
                            .isTrue());
            cursor = answer.path("next").textValue();
        } while (cursor != null);
        return ids;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
