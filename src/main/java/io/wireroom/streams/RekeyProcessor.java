package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import io.wireroom.article.RawDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends each document, untouched, to the partition of the article that it speaks of. One that names no article keeps its
 * key: it will be rejected, wherever it arrives.
 *
 * <p>A batch that its producer compressed can hold a record far larger than any topic's limit. A topic would refuse it, and
 * the line would stand still behind it; so it goes on without its content, to be rejected all the same.
 */
final class RekeyProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final byte[] NOTHING = {};

    /** No client's sane key is longer, and an article's id far shorter. */
    private static final int LONGEST_KEPT_KEY = 1024;

    /** In UTF-8. */
    private static final long MOST_BYTES_OF_A_CHAR = 3;

    /** The two lengths that come before a header's name and value. */
    private static final int HEADER_LENGTHS = 10;

    private final Function<RawDocument, Optional<ArticleId>> identify;
    private final int maxRecordBytes;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private CommitPacing commits;

    RekeyProcessor(Function<RawDocument, Optional<ArticleId>> identify, int maxRecordBytes) {
        this.identify = identify;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        commits = CommitPacing.of(context);
    }

    @Override
    public void process(Record<byte[], byte[]> document) {
        commits.begin();
        long size = size(document);
        if (size > maxRecordBytes) {
            boolean keepsKey = length(document.key()) <= LONGEST_KEPT_KEY;
            Record<byte[], byte[]> cut = new Record<>(keepsKey ? document.key() : null, NOTHING, document.timestamp());
            forward(cut, cut.key(), origin(cut, size));
        } else {
            SourceRecord origin = origin(document, 0);
            forward(document, key(document, origin), origin);
        }
        commits.end();
    }

    private SourceRecord origin(Record<byte[], byte[]> document, long cutFrom) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        Instant timestamp = Instant.ofEpochMilli(document.timestamp());
        return new SourceRecord(
                metadata.topic(), metadata.partition(), metadata.offset(), timestamp, document.key(), cutFrom);
    }

    private byte @Nullable [] key(Record<byte[], byte[]> document, SourceRecord origin) {
        if (Control.isOne(document.headers())) {
            return document.key();
        }
        return identify.apply(Documents.of(
                        origin, document.value(), document.headers(), JournalTopic.handover(document.headers())))
                .map(id -> id.toString().getBytes(US_ASCII))
                .orElse(document.key());
    }

    private void forward(Record<byte[], byte[]> document, byte @Nullable [] key, SourceRecord origin) {
        RecordHeaders headers = new RecordHeaders(document.headers());
        origin.writeTo(headers);
        context().forward(new Record<>(key == null ? NOTHING : key, document.value(), document.timestamp(), headers));
    }

    private static long size(Record<byte[], byte[]> document) {
        long size = 2 * length(document.key()) + length(document.value()); // the key goes along in a header, too
        for (Header header : document.headers()) {
            size += header.key().length() * MOST_BYTES_OF_A_CHAR + length(header.value()) + HEADER_LENGTHS;
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
