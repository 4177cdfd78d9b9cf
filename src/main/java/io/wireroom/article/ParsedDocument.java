package io.wireroom.article;

import java.time.Instant;
import java.util.List;

/** A document after parsing. Only its syntax is checked. */
public sealed interface ParsedDocument {

    /** The record's timestamp. */
    Instant timestamp();

    /**
     * A document with fields and, unless it is a withdrawal, a body.
     *
     * @param fields all fields except the body, in document order
     * @param notes what the parser dropped, and the notes of a document that Wireroom wrote
     * @param own whether Wireroom wrote the document: its texts are plain already, and its notes are the article's
     */
    record Fields(Value.Table fields, Body body, List<String> notes, boolean own, Instant timestamp)
            implements ParsedDocument {
        public Fields {
            notes = List.copyOf(notes);
        }

        public Fields(Value.Table fields, Body body, List<String> notes, Instant timestamp) {
            this(fields, body, notes, false, timestamp);
        }

        public Fields(Value.Table fields, Body body, Instant timestamp) {
            this(fields, body, List.of(), timestamp);
        }
    }

    /** A Kafka record without a value. It withdraws the article whose id is the key. */
    record Tombstone(ArticleId id, Instant timestamp) implements ParsedDocument {}

    /** The unchanged body; empty text if the document has none. */
    record Body(Format format, String text) {}

    enum Format {
        HTML,
        MARKDOWN,
        TEXT
    }
}
