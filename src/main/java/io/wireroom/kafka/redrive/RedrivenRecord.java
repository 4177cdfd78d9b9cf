package io.wireroom.kafka.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.journal.DocumentPlace;
import io.wireroom.journal.Handover;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A rejected document as it is sent again: key and headers are its producer's, without the pipeline's {@code wireroom-error-*}. Its
 * timestamp is the time of sending, because the change that it makes is new to everyone. Headers say that it is redriven, for which time,
 * of which rejected record and by whom, and when its first record came.
 */
public final class RedrivenRecord {
    public static final String ERROR = "wireroom-error-";

    private static final String CONTENT_TYPE = "content-type";
    private static final Set<String> OURS =
            Set.of(Handover.BY, Handover.REDRIVEN, Handover.REDRIVE_OF, Handover.FIRST, Handover.FORCE);

    private RedrivenRecord() {}

    /**
     * Under what conditions it is sent.
     *
     * @param by who redrives; absent where nobody is known by name
     * @param force whether it may replace a newer version of its article
     */
    public record Terms(@Nullable String by, boolean force) {}

    /** The document as it came. */
    public static ProducerRecord<byte @Nullable [], byte @Nullable []> of(
            ConsumerRecord<byte[], byte[]> rejected, String ingestTopic, Terms terms) {
        return record(rejected, rejected.value(), headers(rejected, terms), ingestTopic);
    }

    /** The document with a body that was corrected. */
    public static ProducerRecord<byte @Nullable [], byte @Nullable []> corrected(
            ConsumerRecord<byte[], byte[]> rejected,
            byte[] body,
            @Nullable String contentType,
            String ingestTopic,
            Terms terms) {
        RecordHeaders headers = headers(rejected, terms);
        if (contentType != null) {
            headers.remove(CONTENT_TYPE);
            headers.add(CONTENT_TYPE, contentType.getBytes(UTF_8));
        }
        return record(rejected, body, headers, ingestTopic);
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> record(
            ConsumerRecord<byte[], byte[]> rejected,
            byte @Nullable [] value,
            RecordHeaders headers,
            String ingestTopic) {
        return new ProducerRecord<>(ingestTopic, null, null, rejected.key(), value, headers);
    }

    private static RecordHeaders headers(ConsumerRecord<?, ?> rejected, Terms terms) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : rejected.headers()) {
            if (!header.key().startsWith(ERROR) && !OURS.contains(header.key())) {
                headers.add(header);
            }
        }
        Handover before = Handover.of(name -> text(rejected, name));
        Instant first = before.redriven() > 0 && before.first() != null
                ? before.first()
                : Instant.ofEpochMilli(rejected.timestamp());
        add(headers, Handover.REDRIVEN, Long.toString(before.redriven() + 1));
        add(headers, Handover.REDRIVE_OF, new DocumentPlace(rejected.partition(), rejected.offset()).toString());
        add(headers, Handover.FIRST, first.toString());
        if (terms.by() != null) {
            add(headers, Handover.BY, terms.by());
        }
        if (terms.force()) {
            add(headers, Handover.FORCE, "true");
        }
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    /** A header's last value as text. */
    public static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
