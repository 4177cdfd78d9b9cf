package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.pipeline.DocumentPipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Baseline for the pipeline: a consumer and a transactional producer in one thread that do the same computation, without state,
 * repartitioning or recovery.
 */
final class BareLoop {
    /** As the entries of a published document. */
    private static final int ENTRY_BYTES = 330;

    private final String servers;
    private final Function<ConsumerRecord<byte[], byte[]>, byte[]> work;
    private final Copies copies;

    /**
     * Further records of a document, beside its event.
     *
     * @param entries topics of further records of the size of an entry of the journal or the ledger
     * @param topics of further records with the bytes of the event, by the document's id
     */
    record Copies(List<String> entries, LongFunction<List<String>> topics) {
        static final Copies NONE = new Copies(List.of(), _ -> List.of());
    }

    BareLoop(String servers, DocumentPipeline pipeline, Copies copies) {
        this(servers, document -> event(document, pipeline), copies);
    }

    private BareLoop(String servers, Function<ConsumerRecord<byte[], byte[]>, byte[]> work, Copies copies) {
        this.servers = servers;
        this.work = work;
        this.copies = copies;
    }

    /** A loop that passes documents on as they are. */
    static BareLoop passingOn(String servers) {
        return new BareLoop(servers, ConsumerRecord::value, Copies.NONE);
    }

    void run(String from, String to, int documents, String group) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(group);
                KafkaProducer<byte[], byte[]> producer = producer(group)) {
            consumer.subscribe(List.of(from));
            producer.initTransactions();
            int done = 0;
            while (done < documents) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofMillis(200));
                if (!batch.isEmpty()) {
                    transaction(batch, to, consumer, producer);
                    done += batch.count();
                }
            }
        }
    }

    private void transaction(
            ConsumerRecords<byte[], byte[]> batch,
            String to,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer) {
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> document : batch) {
            byte[] event = work.apply(document);
            var _ = producer.send(new ProducerRecord<>(to, document.key(), event));
            for (String topic : copies.entries()) {
                byte[] entry = Arrays.copyOf(event, ENTRY_BYTES);
                var _ = producer.send(new ProducerRecord<>(topic, document.key(), entry));
            }
            for (String topic : copies.topics().apply(Long.parseLong(new String(document.key(), US_ASCII)))) {
                var _ = producer.send(new ProducerRecord<>(topic, document.key(), event));
            }
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
            offsets.put(partition, new OffsetAndMetadata(records.getLast().offset() + 1));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private static byte[] event(ConsumerRecord<byte[], byte[]> document, DocumentPipeline pipeline) {
        Instant arrived = Instant.ofEpochMilli(document.timestamp());
        return Objects.requireNonNull(
                BenchDocuments.publish(document.value(), arrived, pipeline).json());
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        "bare-loop-" + group,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer(String group) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "transactional.id",
                        "bare-loop-" + group,
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        5,
                        "batch.size",
                        128 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
