package io.wireroom.rebuild;

import io.wireroom.kafka.client.KafkaSettings;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A transactional producer. Starting it aborts a transaction that a killed command left open. */
final class TransactionalWriter implements AutoCloseable {
    /** The maximum that brokers allow by default. */
    private static final int TRANSACTION_TIMEOUT_MS = 900_000;

    private static final int EXTRA_BUFFER_BYTES = 16 << 20;

    private final KafkaProducer<byte[], byte @Nullable []> producer;
    private boolean open;

    /** @param largest maximum size of a record, in bytes */
    TransactionalWriter(KafkaSettings kafka, String transactionalId, int largest) {
        Map<String, Object> defaults = Map.of(
                "transaction.timeout.ms",
                TRANSACTION_TIMEOUT_MS,
                "compression.type",
                "lz4",
                "linger.ms",
                5,
                "batch.size",
                128 * 1024);
        Map<String, Object> fixed = Map.of(
                "transactional.id",
                transactionalId,
                "enable.idempotence",
                true,
                "acks",
                "all",
                "max.request.size",
                largest,
                "buffer.memory",
                (long) largest + EXTRA_BUFFER_BYTES);
        producer = new KafkaProducer<byte[], byte @Nullable []>(
                kafka.client("rebuild", defaults, fixed), new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    void begin() {
        producer.beginTransaction();
        open = true;
    }

    /** Failures are reported at the end of the transaction. */
    void send(ProducerRecord<byte[], byte @Nullable []> record) {
        var _ = producer.send(record);
    }

    void commit() {
        producer.commitTransaction();
        open = false;
    }

    @Override
    public void close() {
        if (open) {
            producer.abortTransaction();
        }
        producer.close();
    }
}
