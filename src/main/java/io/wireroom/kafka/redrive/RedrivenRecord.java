package io.wireroom.kafka.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Creates the record of a redriven document: key and headers are those of its producer, without the pipeline's {@code
 * wireroom-error-*}. The timestamp is the time of sending, because the resulting change is new. Additional headers contain the
 * number of redrives, the position of the rejected record, who redrove it, and the timestamp of its first record. The sources whose
 * articles its first sender may change remain.
 */
public final class RedrivenRecord {
    public static final String ERROR = "wireroom-error-";

    private static final String CONTENT_TYPE = "content-type";
    private static final Set<String> OWN_HEADERS =
            Set.of(Provenance.BY, Provenance.REDRIVEN, Provenance.REDRIVE_OF, Provenance.FIRST, Provenance.FORCE);

    private RedrivenRecord() {}

    /**
     * The options of a redrive.
     *
     * @param by who redrives; null without authentication
     * @param force whether it may replace a newer version of its article
     */
    public record Options(@Nullable String by, boolean force) {}

    /** The unchanged document. */
    public static ProducerRecord<byte @Nullable [], byte @Nullable []> of(
            ConsumerRecord<byte[], byte[]> rejected, String ingestTopic, Options options) {
        return new ProducerRecord<>(
                ingestTopic, null, null, rejected.key(), rejected.value(), headers(rejected, options));
    }

    /** The document with a corrected body. Its key is the id of its article, so that it is in order with the documents that are sent over HTTP. */
    public static ProducerRecord<byte @Nullable [], byte @Nullable []> corrected(
            ConsumerRecord<byte[], byte[]> rejected,
            ArticleId id,
            byte[] body,
            @Nullable String contentType,
            String ingestTopic,
            Options options) {
        RecordHeaders headers = headers(rejected, options);
        if (contentType != null) {
            headers.remove(CONTENT_TYPE);
            headers.add(CONTENT_TYPE, contentType.getBytes(UTF_8));
        }
        return new ProducerRecord<>(ingestTopic, null, null, id.toString().getBytes(UTF_8), body, headers);
    }

    private static RecordHeaders headers(ConsumerRecord<?, ?> rejected, Options options) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : rejected.headers()) {
            if (!header.key().startsWith(ERROR) && !OWN_HEADERS.contains(header.key())) {
                headers.add(header);
            }
        }
        Provenance before = Provenance.of(name -> text(rejected, name));
        Instant first = before.redriven() > 0 && before.first() != null
                ? before.first()
                : Instant.ofEpochMilli(rejected.timestamp());
        add(headers, Provenance.REDRIVEN, Long.toString(before.redriven() + 1));
        add(headers, Provenance.REDRIVE_OF, new RecordPosition(rejected.partition(), rejected.offset()).toString());
        add(headers, Provenance.FIRST, first.toString());
        if (options.by() != null) {
            add(headers, Provenance.BY, options.by());
        }
        if (options.force()) {
            add(headers, Provenance.FORCE, "true");
        }
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    /** The last value of a header as text. */
    public static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
