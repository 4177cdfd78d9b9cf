package io.wireroom.normalize;

import io.wireroom.article.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields with keys of the producer's own, unchanged and in document order. The entries of a table {@code extra}, as in
 * published articles, are merged into the result; the first of two equal keys is kept. The expiry is normalized.
 */
final class ExtraFields {
    private static final Set<String> READ = Set.of(
            "title",
            "date",
            "article_id",
            "feed_item_id",
            "source",
            "source_link",
            "summary",
            "description",
            "enclosure",
            "draft",
            "url",
            "status",
            "reason",
            "tags",
            "language");
    private static final Set<String> GENERATED = Set.of(
            "revision",
            "updated",
            "qrcode",
            "content_hash",
            "canonical_url",
            "source_key",
            "content_html",
            "content_markdown",
            "content_text",
            "word_count",
            "notes");

    private ExtraFields() {}

    /**
     * @param read further keys that are omitted; those within {@code extra} have the prefix {@code extra.}
     * @param expiry the expiry that takes effect; null if the article does not expire
     */
    static Value.Table of(Value.Table fields, Set<String> read, @Nullable Instant expiry, Notes notes) {
        var extra = new LinkedHashMap<String, Value>();
        for (Map.Entry<String, Value> field : fields.entries().entrySet()) {
            String key = field.getKey();
            if (key.equals("extra") && field.getValue() instanceof Value.Table(var entries)) {
                merge(extra, entries, read, notes);
            } else if (!reserved(key) && !read.contains(key)) {
                put(extra, key, field.getValue(), key, notes);
            }
        }
        if (expiry != null && !expiry.isAfter(Schedule.LAST)) {
            // for formats that can't have the producer's key or spelling: Hugo acts on expiryDate, and ninjs allows
            // only RFC 3339
            extra.put(Schedule.EXPIRES, new Value.Text(expiry.toString()));
        } else if (expiry == null) {
            // says that the article does not expire
            extra.remove(Schedule.EXPIRES);
        }
        return extra.isEmpty() ? Value.Table.EMPTY : new Value.Table(extra);
    }

    private static void merge(Map<String, Value> extra, Map<String, Value> entries, Set<String> read, Notes notes) {
        entries.forEach((key, value) -> {
            String place = "extra." + key;
            if (reserved(key)) {
                notes.dropped(place, "a key of the article itself");
            } else if (!read.contains(place)) {
                put(extra, key, value, place, notes);
            }
        });
    }

    private static void put(Map<String, Value> extra, String key, Value value, String place, Notes notes) {
        Value first = extra.putIfAbsent(key, value);
        if (first != null && !first.equals(value)) {
            notes.dropped(place, "stands twice, and the first counts");
        }
    }

    private static boolean reserved(String key) {
        return READ.contains(key) || GENERATED.contains(key);
    }
}
