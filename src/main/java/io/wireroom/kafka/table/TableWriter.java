package io.wireroom.kafka.table;

import io.wireroom.kafka.client.KafkaClient;
import io.wireroom.kafka.client.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to a compacted topic that several processes write to. Thread-safe. */
public final class TableWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 2 << 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String topic;
    private final KafkaClient<KafkaProducer<byte[], byte @Nullable []>> producer;

    /** @throws KafkaException if the settings are invalid, with the reason as its cause */
    public TableWriter(KafkaSettings kafka, String topic) {
        this.topic = topic;
        Map<String, Object> defaults = Map.of(
                "buffer.memory", BUFFER_BYTES,
                "compression.type", "lz4",
                "max.block.ms", 2_000,
                "request.timeout.ms", 4_000,
                "delivery.timeout.ms", 8_000);
        Map<String, Object> fixed = Map.of("acks", "all", "enable.idempotence", true);
        this.producer = new KafkaClient<>(
                kafka,
                () -> new KafkaProducer<>(
                        kafka.client("table-" + topic, defaults, fixed),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    /**
     * Completes when all replicas have the record; fails with a {@link KafkaException} otherwise.
     *
     * @param value null: deletes the key
     */
    public CompletionStage<Void> write(byte[] key, byte @Nullable [] value) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            Future<RecordMetadata> _ = producer.get().send(new ProducerRecord<>(topic, key, value), (_, failure) -> {
                if (failure == null) {
                    written.complete(null);
                } else {
                    written.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    @Override
    public void close() {
        KafkaProducer<?, ?> created = producer.ifCreated();
        if (created != null) {
            created.close(CLOSE_TIMEOUT);
        }
    }
}
