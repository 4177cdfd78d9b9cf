package io.wireroom.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the ingest topic as its producer sent it.
 *
 * @param key the record's key as text, if it had one; a hint only, except for a tombstone
 * @param value the document's bytes; absent for a tombstone. Never changed by whoever holds this
 * @param contentType the {@code content-type} header, if there was one
 * @param timestamp the record's own timestamp: the only clock that reading a document may look at
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares raw documents
public record RawDocument(
        @Nullable String key,
        byte @Nullable [] value,
        @Nullable String contentType,
        Instant timestamp) {}
