package io.wireroom.kafka.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.wireroom.kafka.client.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends single documents to the ingest topic by the messaging channel {@value #CHANNEL}. The result is available when all replicas
 * have acknowledged the document. Thread-safe. Documents beyond the channel's buffer are {@link SendResult.Unavailable}.
 */
public final class ChannelIntake implements Intake {
    /** The channel's name in {@code mp.messaging.outgoing}, and the identifier of its Kafka settings. */
    public static final String CHANNEL = "ingest";

    /** The producer's delivery timeout. The connector processes its queue one by one and may take longer. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> channel;
    private final String topic;

    public ChannelIntake(MutinyEmitter<byte[]> channel, String topic) {
        this.channel = channel;
        this.topic = topic;
    }

    /** The Kafka properties of the channel's producer. The connector reads them as text. */
    public static Map<String, Object> settings(KafkaSettings kafka) {
        Map<String, Object> settings = new HashMap<>();
        IngestProducer.settings(kafka, "intake").forEach((name, value) -> settings.put(name, value.toString()));
        return settings;
    }

    @Override
    public CompletionStage<SendResult> put(Submission document) {
        OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
        Message<byte[]> message = Message.of(document.value(), Metadata.of(record(document), written));
        return channel.sendMessage(message)
                .onItem()
                .transform(sent -> IngestProducer.accepted(written.getResult()))
                .ifNoItem()
                .after(DELIVERY_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> IngestProducer.failed(document.value(), failure))
                .subscribeAsCompletionStage();
    }

    private OutgoingKafkaRecordMetadata<byte @Nullable []> record(Submission document) {
        RecordHeaders headers = new RecordHeaders();
        document.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        if (document.contentType() != null) {
            headers.add("content-type", document.contentType().getBytes(UTF_8));
        }
        byte @Nullable [] key =
                document.key() == null ? null : document.key().toString().getBytes(US_ASCII);
        return OutgoingKafkaRecordMetadata.<byte @Nullable []>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers)
                .build();
    }
}
