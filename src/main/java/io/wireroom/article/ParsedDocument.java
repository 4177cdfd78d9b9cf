package io.wireroom.article;

import java.time.Instant;
import java.util.List;

/** What a document says, in its producer's words: nothing is checked yet but the syntax. */
public sealed interface ParsedDocument {

    /** The record's timestamp. */
    Instant timestamp();

    /**
     * A document with fields and, unless it is a withdrawal, a body.
     *
     * @param fields all keys but those of the body, in the order in which they were written
     * @param notes what reading it left out, or what it says that was left out before it was written
     */
    record Fields(Value.Table fields, Body body, List<String> notes, Instant timestamp) implements ParsedDocument {
        public Fields {
            notes = List.copyOf(notes);
        }

        public Fields(Value.Table fields, Body body, Instant timestamp) {
            this(fields, body, List.of(), timestamp);
        }
    }

    /** A record without value: its key's article is taken back. */
    record Tombstone(ArticleId id, Instant timestamp) implements ParsedDocument {}

    /** The body as written; empty text where there was none. */
    record Body(Format format, String text) {}

    enum Format {
        HTML,
        MARKDOWN,
        TEXT
    }
}
