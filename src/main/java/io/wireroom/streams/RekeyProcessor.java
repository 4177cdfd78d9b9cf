package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends each document, unchanged, to the partition of its article. A document without an article id keeps its key: the second half
 * of the pipeline rejects it.
 *
 * <p>A compressed batch can contain a record that exceeds the internal topic's limit. Kafka would refuse it, and the partition would
 * stop at it. Such a record is sent without its content, and is rejected.
 */
final class RekeyProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final byte[] NOTHING = {};

    /** Longer keys of records without content are dropped. An article id is much shorter. */
    private static final int MAX_KEY_BYTES = 1024;

    /** In UTF-8. */
    private static final long MAX_BYTES_PER_CHAR = 3;

    /** The lengths of a header's name and value, as varints. */
    private static final int HEADER_LENGTHS = 10;

    private final DocumentPipeline pipeline;
    private final int maxRecordBytes;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private CommitPacing commits;

    RekeyProcessor(DocumentPipeline pipeline, int maxRecordBytes) {
        this.pipeline = pipeline;
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
            boolean keepsKey = length(document.key()) <= MAX_KEY_BYTES;
            Record<byte[], byte[]> cut = new Record<>(keepsKey ? document.key() : null, NOTHING, document.timestamp());
            forward(cut, cut.key(), origin(cut, size));
        } else {
            SourceRecord origin = origin(document, 0);
            forward(document, key(document, origin), origin);
        }
        commits.end();
    }

    @Override
    public void close() {
        commits.close();
    }

    private SourceRecord origin(Record<byte[], byte[]> document, long cutFrom) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        Instant timestamp = Instant.ofEpochMilli(document.timestamp());
        return new SourceRecord(
                metadata.topic(), metadata.partition(), metadata.offset(), timestamp, document.key(), cutFrom);
    }

    private byte @Nullable [] key(Record<byte[], byte[]> document, SourceRecord origin) {
        if (ControlRecord.isControlRecord(document.headers())) {
            return document.key();
        }
        return identify(Documents.of(
                        origin, document.value(), document.headers(), Documents.provenance(document.headers())))
                .map(id -> id.toString().getBytes(US_ASCII))
                .orElse(document.key());
    }

    /** A defect is ignored here: it occurs again in the second half, which reports it and rejects the document. */
    private Optional<ArticleId> identify(RawDocument document) {
        try {
            return pipeline.identify(document) instanceof Result.Ok<ArticleId>(ArticleId id)
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError defect) {
            return Optional.empty();
        }
    }

    private void forward(Record<byte[], byte[]> document, byte @Nullable [] key, SourceRecord origin) {
        RecordHeaders headers = new RecordHeaders(document.headers());
        origin.writeTo(headers);
        context().forward(new Record<>(key == null ? NOTHING : key, document.value(), document.timestamp(), headers));
    }

    private static long size(Record<byte[], byte[]> document) {
        long size = 2 * length(document.key()) + length(document.value()); // the key is in a header, too
        for (Header header : document.headers()) {
            size += header.key().length() * MAX_BYTES_PER_CHAR + length(header.value()) + HEADER_LENGTHS;
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
