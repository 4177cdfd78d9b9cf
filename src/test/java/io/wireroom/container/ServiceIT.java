package io.wireroom.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.CommittedLog;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;

/** The image beside a Kafka: what is produced can be consumed and pulled, and a stop is an orderly one. */
class ServiceIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** How long a process that is to end serves those who still come; streams end before. */
    private static final Duration DELAY = Duration.ofSeconds(6);

    private static final Network NETWORK = Network.newNetwork();
    private static KafkaContainer kafka;

    @BeforeAll
    static void start() {
        kafka = Engine.kafka(NETWORK);
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
        NETWORK.close();
    }

    private static Wireroom wireroom() {
        return new Wireroom()
                .withNetwork(NETWORK)
                .withEnv("KAFKA_BOOTSTRAP_SERVERS", "kafka:19092")
                .withEnv("WIREROOM_TOPICS_CREATE", "true")
                .withEnv("WIREROOM_TOPICS_REPLICATION", "1");
    }

    @Test
    void servesProducersConsumersAndPartners() throws Exception {
        try (Wireroom wireroom = wireroom()) {
            // Refuses to start where what was laid out ahead of time in the build does not fit.
            wireroom.withEnv("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on").start();
            produce(
                    7,
                    "+++\ntitle = \"Ferries return\"\nsource = \"Harbor\"\narticle_id = 7\n+++\n<p>At <b>six</b>.</p>");

            await(() -> wireroom.get("/v1/articles/7").statusCode() == 200);
            assertThat(wireroom.get("/v1/articles/7").body()).contains("\"title\":\"Ferries return\"", "<b>six</b>");
            var events = CommittedLog.read(client(), "articles.normalized");
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(new String(event.key(), UTF_8)).isEqualTo("7");
                assertThat(new String(event.headers().lastHeader("ce_id").value(), UTF_8))
                        .isEqualTo("7:1");
            });
            await(() -> "healthy".equals(wireroom.state().getHealth().getStatus()));
            assertThat(wireroom.getLogs()).doesNotContain("ERROR");
        }
    }

    @Test
    void endsStreamsAndStopsInTime() throws Exception {
        try (Wireroom wireroom = wireroom()) {
            wireroom.withEnv("QUARKUS_SHUTDOWN_DELAY", DELAY.toSeconds() + "S").start();
            try (InputStream stream =
                    URI.create(wireroom.url() + "/v1/changes/stream").toURL().openStream()) {
                long told = System.nanoTime();
                wireroom.terminate();
                stream.readAllBytes(); // ends, and does not break off
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(DELAY);
            }
            assertThat(wireroom.awaitEnd(Duration.ofSeconds(20))).isIn(0L, 143L);
            assertThat(wireroom.getLogs()).doesNotContain("ERROR");
        }
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.getBootstrapServers());
    }

    private static void produce(long id, String document) throws Exception {
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "articles.ingest", Long.toString(id).getBytes(UTF_8), document.getBytes(UTF_8)))
                    .get();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited for %s", TIMEOUT).isLessThan(end);
            Thread.sleep(50);
        }
    }
}
