package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import io.wireroom.article.RawDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Sends each document, untouched, to the partition of the article that it speaks of. One that names no article keeps its
 * key: it will be rejected, wherever it arrives.
 */
final class RekeyProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final byte[] NO_KEY = {};

    private final Function<RawDocument, Optional<ArticleId>> identify;

    RekeyProcessor(Function<RawDocument, Optional<ArticleId>> identify) {
        this.identify = identify;
    }

    @Override
    public void process(Record<byte[], byte[]> document) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        Origin origin = new Origin(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                Instant.ofEpochMilli(document.timestamp()),
                document.key());
        RecordHeaders headers = new RecordHeaders(document.headers());
        origin.writeTo(headers);
        byte[] key = identify.apply(Documents.of(origin, document.value(), headers))
                .map(id -> id.toString().getBytes(US_ASCII))
                .orElse(document.key() == null ? NO_KEY : document.key());
        context().forward(new Record<>(key, document.value(), document.timestamp(), headers));
    }
}
