package io.wireroom.kafka.table;

import io.wireroom.kafka.client.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to one partition as its only owner. Opening it ends the transactions of the previous owner and fences it: its later
 * writes fail. Each write is a transaction. Thread-safe.
 */
public final class FencedWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 2 << 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String topic;
    private final int partition;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * Fences the previous owner.
     *
     * @param id the same in all instances; each partition has its own transactional id with this prefix
     * @throws KafkaException if Kafka is unavailable
     */
    public FencedWriter(KafkaSettings kafka, String id, String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
        Map<String, Object> defaults = Map.of(
                "buffer.memory", BUFFER_BYTES,
                "compression.type", "lz4",
                "max.block.ms", 10_000,
                "request.timeout.ms", 4_000,
                "delivery.timeout.ms", 8_000,
                "transaction.timeout.ms", 15_000);
        Map<String, Object> fixed =
                Map.of("acks", "all", "enable.idempotence", true, "transactional.id", id + "-" + partition);
        this.producer = new KafkaProducer<>(
                kafka.client(id + "-" + partition, defaults, fixed),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        initialize();
    }

    private void initialize() {
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    /**
     * Writes a record and waits until it is committed.
     *
     * @throws KafkaException if another instance is the owner, or Kafka is unavailable. The writer can't be used any more
     */
    public synchronized void write(byte[] key, byte[] value) {
        producer.beginTransaction();
        Future<RecordMetadata> _ = producer.send(new ProducerRecord<>(topic, partition, key, value));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
