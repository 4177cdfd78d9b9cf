package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.RawDocument;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Kafka records as documents. */
final class Documents {
    private Documents() {}

    static RawDocument of(SourceRecord origin, byte @Nullable [] value, Headers headers) {
        Header contentType = headers.lastHeader("content-type");
        return new RawDocument(
                origin.keyText(),
                value,
                contentType == null || contentType.value() == null ? null : new String(contentType.value(), UTF_8),
                origin.timestamp());
    }
}
