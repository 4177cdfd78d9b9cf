package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.RawDocument;
import io.wireroom.journal.Provenance;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Converts Kafka records to documents. */
final class Documents {
    private Documents() {}

    /**
     * The document of a record. If it was redriven, it has the timestamp of its first record, which is the default of its date.
     */
    static RawDocument of(SourceRecord origin, byte @Nullable [] value, Headers headers, Provenance provenance) {
        Header contentType = headers.lastHeader("content-type");
        return new RawDocument(
                origin.keyText(),
                value,
                contentType == null || contentType.value() == null ? null : new String(contentType.value(), UTF_8),
                provenance.firstReceived(origin.timestamp()));
    }
}
