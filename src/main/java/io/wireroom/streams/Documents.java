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
        return new RawDocument(
                origin.keyText(), value, text(headers, "content-type"), provenance.firstReceived(origin.timestamp()));
    }

    /** How a document was delivered, from its headers. */
    static Provenance provenance(Headers headers) {
        return Provenance.of(name -> text(headers, name));
    }

    /** The last value of a header as text; null if it is absent. */
    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
