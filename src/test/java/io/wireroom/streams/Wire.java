package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.CommittedLog;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.config.CoreWiring;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.trace.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The pipeline on a real broker, with topics of its own. */
final class Wire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MAX_RECORD = 32 << 20;

    final String group;
    final String ingest;
    final String normalized;
    final String rejected;
    final Feed.Counts tally = new Feed.Counts();

    private final KafkaBroker.Running kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final PipelineRunner runner;
    private final Path folder;

    Wire(KafkaBroker.Running kafka, String site, String assets, SourceRegistry sources) {
        this.kafka = kafka;
        group = kafka.unusedName("wire");
        ingest = kafka.topic("ingest", 3, Map.of("max.message.bytes", "" + (4 << 20)));
        normalized = kafka.topic("normalized", 2, Map.of("cleanup.policy", "compact"));
        rejected = kafka.topic("rejected", 1, Map.of("max.message.bytes", "" + (33 << 20)));
        String journal = kafka.topic("journal", 1);
        String held = kafka.topic("held", 1, Map.of("cleanup.policy", "compact"));
        producer = kafka.producer(
                Map.of("compression.type", "lz4", "max.request.size", 512 << 20, "buffer.memory", 512 << 20));
        try {
            folder = Files.createTempDirectory("wireroom-wire");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PipelineTopology.Settings topology = new PipelineTopology.Settings(
                new PipelineTopology.Topics(ingest, normalized, held, rejected, journal),
                3,
                MAX_RECORD,
                8 << 20,
                new EventAttributes(site, "https://wire.example/s"));
        runner = new PipelineRunner(
                PipelineTopology.build(
                        topology, CoreWiring.pipeline(1 << 20, sources, site, assets), tally, Traces.OFF),
                new PipelineRunner.Settings(
                        group,
                        null,
                        2,
                        0,
                        Duration.ofMillis(40),
                        Duration.ofSeconds(10),
                        folder.toString(),
                        MAX_RECORD + (32 << 10),
                        (short) 1,
                        Map.of("bootstrap.servers", kafka.bootstrapServers())));
        runner.start();
    }

    Future<RecordMetadata> send(@Nullable Integer partition, @Nullable String key, byte @Nullable [] document) {
        return producer.send(
                new ProducerRecord<>(ingest, partition, key == null ? null : key.getBytes(UTF_8), document));
    }

    /** Waits until so many documents in all have been answered. */
    void answered(int documents) throws InterruptedException {
        producer.flush();
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        while (tally.all() < documents) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(tally.all() + " of " + documents + " documents answered; " + runner.state());
            }
            Thread.sleep(50);
        }
        Thread.sleep(500); // documents are counted inside their transaction, which ends a little later
    }

    /** All that a reader of committed events finds on a topic. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return CommittedLog.read(kafka.client(Map.of()), topic);
    }

    @Override
    public void close() {
        producer.close();
        runner.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
