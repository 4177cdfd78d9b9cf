package io.wireroom.normalize;

import io.wireroom.article.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a producer wrote beyond the contract's keys, as it was written and in that order. A table {@code extra}, as normalized
 * articles have it, counts as if its entries stood in its place; where a key comes twice, the first counts.
 */
final class Extra {
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
    private static final Set<String> MADE = Set.of(
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

    private Extra() {}

    static Value.Table of(Value.Table fields, Notes notes) {
        var extra = new LinkedHashMap<String, Value>();
        for (Map.Entry<String, Value> field : fields.entries().entrySet()) {
            if (field.getKey().equals("extra") && field.getValue() instanceof Value.Table(var entries)) {
                merge(extra, entries, notes);
            } else if (!reserved(field.getKey())) {
                extra.putIfAbsent(field.getKey(), field.getValue());
            }
        }
        return extra.isEmpty() ? Value.Table.EMPTY : new Value.Table(extra);
    }

    private static void merge(Map<String, Value> extra, Map<String, Value> entries, Notes notes) {
        entries.forEach((key, value) -> {
            if (reserved(key)) {
                notes.dropped("extra." + key, "a key of the article itself");
            } else {
                extra.putIfAbsent(key, value);
            }
        });
    }

    private static boolean reserved(String key) {
        return READ.contains(key) || MADE.contains(key);
    }
}
