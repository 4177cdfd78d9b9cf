package io.wireroom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final TopicPartition NEWS = new TopicPartition("news", 0);
    /** Kafka's default for the session that a start after a crash waits for is nine seconds. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    /** Excludes class loading from the times measured below. */
    @BeforeAll
    static void loadClasses(@TempDir Path other) {
        EmbeddedKafka.start(other, 0).close();
    }

    @Test
    void servesProducersAndConsumers() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            makeTopic(kafka);
            produce(kafka, "one", "two");

            assertThat(consume(kafka)).containsExactly("one", "two");
        }
    }

    @Test
    void hidesAnAbortedTransaction() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            makeTopic(kafka);
            try (var producer = producer(kafka, Map.of("transactional.id", "test"))) {
                producer.initTransactions();
                producer.beginTransaction();
                send(producer, "aborted");
                producer.abortTransaction();
                producer.beginTransaction();
                send(producer, "committed");
                producer.commitTransaction();
            }

            assertThat(consume(kafka)).containsExactly("committed");
        }
    }

    @Test
    void keepsDataAndIdentityAcrossARestart() {
        String identity;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            makeTopic(kafka);
            produce(kafka, "kept");
            identity = clusterId(kafka);
        }
        long began = System.nanoTime();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(since(began)).isLessThan(SOON);
            assertThat(consume(kafka)).containsExactly("kept");
            assertThat(clusterId(kafka)).isEqualTo(identity);
        }
    }

    @Test
    void keepsDataAfterKill() throws Exception {
        Process child = startChild();
        child.destroyForcibly().waitFor();
        assertThat(folder.resolve(".kafka_cleanshutdown")).doesNotExist();

        long began = System.nanoTime();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(since(began)).isLessThan(SOON);
            assertThat(consume(kafka)).containsExactly("from the child");
            produce(kafka, "and on");
            assertThat(consume(kafka)).containsExactly("from the child", "and on");
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        Process child = startChild();
        try {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("wireroom.data")
                    .hasMessageNotContaining("\n");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesAFolderThatThisProcessUses() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0)).isInstanceOf(BrokerException.class);
            makeTopic(kafka);
        }
    }

    @Test
    void rejectsAUsedPortAndReleasesTheFolder() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, other.getLocalPort()))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("wireroom.broker.port")
                    .hasMessageNotContaining("\n");
        }
        EmbeddedKafka.start(folder, 0).close();
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void doesNotCreateTopicsAutomatically() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                var producer = producer(kafka, Map.of("max.block.ms", 500))) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("typo", "x")).get())
                    .hasMessageContaining("typo");
        }
    }

    private Process startChild() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedKafkaChild.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = child.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.equals(EmbeddedKafkaChild.READY)) {
                return child;
            }
        }
        throw new IllegalStateException("the child ended: " + said);
    }

    static void makeTopic(EmbeddedKafka kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topic = new NewTopic(NEWS.topic(), Optional.of(1), Optional.empty());
            KafkaBroker.Running.await(admin.createTopics(List.of(topic)).all());
        }
    }

    static void produce(EmbeddedKafka kafka, String... values) {
        try (var producer = producer(kafka, Map.of())) {
            for (String value : values) {
                send(producer, value);
            }
        }
    }

    private static void send(KafkaProducer<String, String> producer, String value) {
        KafkaBroker.Running.await(producer.send(new ProducerRecord<>(NEWS.topic(), value)));
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> consume(EmbeddedKafka kafka) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(NEWS));
            consumer.seekToBeginning(List.of(NEWS));
            long end = consumer.endOffsets(List.of(NEWS)).getOrDefault(NEWS, 0L);
            while (consumer.position(NEWS) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }

    private static String clusterId(EmbeddedKafka kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return KafkaBroker.Running.await(admin.describeCluster().clusterId());
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos));
    }
}
