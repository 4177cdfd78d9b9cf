package io.wireroom.kafka.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.kafka.client.KafkaClient;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends documents to the ingest topic, each once. A document is {@link SendResult.Accepted} when all replicas have it. The buffer has
 * 16 MiB. Sending waits up to two seconds for space in it, and a document fails after ten seconds. Thread-safe.
 */
public final class IngestProducer implements Intake, AutoCloseable {
    private static final int BUFFER_BYTES = 16 << 20;

    /** Space for the largest rejected document. */
    private static final int LARGE_BUFFER_BYTES = TopicPolicy.REJECTED_BYTES + (1 << 20);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final String topic;
    private final KafkaClient<KafkaProducer<byte @Nullable [], byte @Nullable []>> producer;

    /** @throws KafkaException if the settings are invalid, with the reason as its cause */
    public IngestProducer(KafkaSettings kafka, String topic) {
        this(kafka, topic, settings(kafka, "import"));
    }

    private IngestProducer(KafkaSettings kafka, String topic, Map<String, Object> settings) {
        this.topic = topic;
        this.producer = new KafkaClient<>(
                kafka,
                () -> new KafkaProducer<byte @Nullable [], byte @Nullable []>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /**
     * A producer without its own size limit, because a compressed record may exceed the topic's limit uncompressed. It waits up to
     * ten seconds for space in the buffer.
     *
     * @throws KafkaException if the settings are invalid, with the reason as its cause
     */
    public static IngestProducer ofLargeRecords(KafkaSettings kafka, String topic) {
        Map<String, Object> large = Map.of(
                "buffer.memory",
                LARGE_BUFFER_BYTES,
                "max.request.size",
                TopicPolicy.REJECTED_BYTES,
                "max.block.ms",
                10_000);
        return new IngestProducer(kafka, topic, settings(kafka, "redrive-out", large));
    }

    /** The properties of every producer to the ingest topic, without its serializers. */
    static Map<String, Object> settings(KafkaSettings kafka, String id) {
        return settings(kafka, id, Map.of());
    }

    private static Map<String, Object> settings(KafkaSettings kafka, String id, Map<String, Object> others) {
        Map<String, Object> defaults = new HashMap<>(Map.of(
                "linger.ms", 2,
                "compression.type", "lz4",
                "buffer.memory", BUFFER_BYTES,
                "max.request.size", TopicPolicy.INGEST_BYTES,
                "max.block.ms", 2_000,
                "request.timeout.ms", 4_000,
                "delivery.timeout.ms", 10_000));
        defaults.putAll(others);
        Map<String, Object> fixed = Map.of("acks", "all", "enable.idempotence", true);
        return kafka.client(id, defaults, fixed);
    }

    @Override
    public CompletionStage<SendResult> put(Submission document) {
        byte @Nullable [] key =
                document.key() == null ? null : document.key().toString().getBytes(US_ASCII);
        var record = new ProducerRecord<byte @Nullable [], byte @Nullable []>(topic, key, document.value());
        document.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        if (document.contentType() != null) {
            record.headers().add("content-type", document.contentType().getBytes(UTF_8));
        }
        return send(record);
    }

    /** Sends a record unchanged. */
    public CompletionStage<SendResult> send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        try {
            Future<RecordMetadata> _ = producer.get()
                    .send(record, (metadata, failure) -> result.complete(result(record, metadata, failure)));
        } catch (KafkaException | IllegalStateException notSent) {
            result.complete(failed(record.value(), notSent));
        }
        return result;
    }

    /** Sends buffered documents for at most ten seconds. */
    @Override
    public void close() {
        KafkaProducer<?, ?> made = producer.ifCreated();
        if (made != null) {
            made.close(CLOSE_TIMEOUT);
        }
    }

    private static SendResult result(
            ProducerRecord<?, byte @Nullable []> record, RecordMetadata metadata, @Nullable Exception failure) {
        return failure == null ? accepted(metadata) : failed(record.value(), failure);
    }

    static SendResult accepted(RecordMetadata metadata) {
        return new SendResult.Accepted(metadata.topic(), metadata.partition(), metadata.offset());
    }

    static SendResult failed(byte @Nullable [] value, Throwable failure) {
        return failure instanceof RecordTooLargeException && value != null
                ? new SendResult.TooLarge(value.length)
                : new SendResult.Unavailable(failure.toString());
    }
}
