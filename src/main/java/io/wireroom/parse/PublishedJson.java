package io.wireroom.parse;

import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article that Wireroom wrote: the value of an event, {@code GET /v1/articles/{id}.json}, or a held article. Drops generated
 * fields, so that the document results in the same article: a published article is unchanged, a held article is held again, and a
 * withdrawal withdraws. Keeps the notes.
 */
final class PublishedJson {
    private static final Set<String> GENERATED = Set.of(
            "revision",
            "updated",
            "qrcode",
            "content_text",
            "content_hash",
            "canonical_url",
            "source_key",
            "word_count",
            "enclosure_source",
            "formerly",
            "notes");
    private static final Set<String> MARKS = Set.of("article_id", "revision", "source_key", "status");
    /** The notes of an article, and one that counts the rest. */
    private static final int MAX_NOTES = 101;

    private static final int MAX_NOTE_LENGTH = 400;

    private PublishedJson() {}

    static boolean is(Fields document) {
        return document.fields().entries().keySet().containsAll(MARKS);
    }

    static Fields read(Fields document) {
        Map<String, Value> written = document.fields().entries();
        Map<String, Value> fields = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            if (!GENERATED.contains(key)) {
                fields.put(key, value);
            }
        });
        if (written.get("enclosure_source") instanceof Value.Text source) {
            fields.put("enclosure", source);
        }
        status(fields);
        return new Fields(
                new Value.Table(fields), document.body(), notes(written.get("notes")), true, document.timestamp());
    }

    /** Removes {@code published}, which in a document would undo a withdrawal, and turns {@code held} into an embargo or a draft. */
    private static void status(Map<String, Value> fields) {
        if (!(fields.get("status") instanceof Value.Text(String status))) {
            return;
        }
        switch (status) {
            case "published" -> fields.remove("status");
            case "held" -> {
                fields.remove("status");
                if (!fields.containsKey("release_at")) {
                    fields.put("draft", new Value.Flag(true));
                }
            }
            default -> {}
        }
    }

    private static List<String> notes(@Nullable Value value) {
        List<String> notes = new ArrayList<>();
        if (value instanceof Value.Items(var items)) {
            for (Value item : items) {
                if (item instanceof Value.Text(String note)
                        && note.length() <= MAX_NOTE_LENGTH
                        && notes.size() < MAX_NOTES) {
                    notes.add(note);
                }
            }
        }
        return notes;
    }
}
