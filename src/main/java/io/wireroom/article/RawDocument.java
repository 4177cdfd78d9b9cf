package io.wireroom.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the ingest topic.
 *
 * @param key the record's key as text, if present. It is significant for tombstones only
 * @param value the document's bytes; null for a tombstone. Must not be modified
 * @param contentType the {@code content-type} header, if present
 * @param timestamp the record's timestamp. Processing uses no other clock
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are not modified, and raw documents are not compared
public record RawDocument(
        @Nullable String key,
        byte @Nullable [] value,
        @Nullable String contentType,
        Instant timestamp) {}
