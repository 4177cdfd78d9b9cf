package io.wireroom.normalize;

import io.wireroom.article.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keys of documents in another case, such as {@code Title}. Hugo reads keys regardless of case, and sites use that.
 *
 * <p>Keys that identify an article are not among them: the ids of published articles must stay the same.
 */
final class KeyCase {
    private static final Set<String> KNOWN = Set.of(
            "title",
            "summary",
            "description",
            "enclosure",
            "language",
            "author",
            "authors",
            "tag",
            "tags",
            "category",
            "categories",
            "keywords");

    private KeyCase() {}

    /** The same fields, with known keys in lower case, unless the document has both. */
    static Value.Table folded(Value.Table fields) {
        Map<String, Value> entries = fields.entries();
        if (entries.keySet().stream().noneMatch(key -> isFolded(key, entries))) {
            return fields;
        }
        Map<String, Value> folded = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            String lower = key.toLowerCase(Locale.ROOT);
            boolean known = isFolded(key, entries) && !folded.containsKey(lower);
            folded.put(known ? lower : key, value);
        });
        return new Value.Table(folded);
    }

    private static boolean isFolded(String key, Map<String, Value> entries) {
        String lower = key.toLowerCase(Locale.ROOT);
        return !lower.equals(key) && KNOWN.contains(lower) && !entries.containsKey(lower);
    }
}
