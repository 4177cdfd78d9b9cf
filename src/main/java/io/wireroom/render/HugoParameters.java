package io.wireroom.render;

import io.wireroom.article.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Filters a producer's {@code extra} entries for Hugo front matter: allowed are keys that Hugo 0.90 to 0.166 only passes to
 * templates. Keys are compared without case, as in Hugo. An entry is omitted as a whole if any key or text in it, at any depth, has
 * a meaning in Hugo.
 */
final class HugoParameters {
    /** Keys that the document writes itself. */
    private static final Set<String> DOCUMENT_KEYS =
            keys("title date draft summary description source_link enclosure article_id"
                    + " feed_item_id url qrcode source language authors tags");

    /** Keys with a meaning in Hugo: pages, URLs, dates, menus, output formats, resources. */
    private static final Set<String> HUGO_KEYS =
            keys("aliases build _build cascade categories content dates expirydate headless iscjklanguage keywords kind"
                    + " lang lastmod layout linktitle markup menu menus modified outputs params path pubdate publishdate"
                    + " published resources sitemap sites slug translationkey type unpublishdate weight");

    /** Keys that Hugo's embedded templates read. Some templates fail on a value of another type. */
    private static final Set<String> TEMPLATE_KEYS = keys(
            "audio author disqus_identifier disqus_title disqus_url images locale news_keywords series social videos");

    /** Suffix of {@code {taxonomy}_weight}, which orders the pages of a taxonomy term. */
    private static final String TAXONOMY_WEIGHT_SUFFIX = "_weight";

    /** Key that controls how Hugo merges tables. */
    private static final String MERGE = "_merge";

    private final Set<String> seen = new HashSet<>();

    /** Whether the entry is allowed, given all entries passed before: a key that differs only in case is a duplicate. */
    boolean allows(Map.Entry<String, Value> entry) {
        String key = foldCase(entry.getKey());
        return !DOCUMENT_KEYS.contains(key)
                && !HUGO_KEYS.contains(key)
                && !TEMPLATE_KEYS.contains(key)
                && !key.endsWith(TAXONOMY_WEIGHT_SUFFIX)
                && isHarmless(key, entry, seen);
    }

    private static boolean isHarmless(String key, Map.Entry<String, Value> entry, Set<String> siblingKeys) {
        return !key.equals(MERGE) && isHarmless(entry.getKey()) && isHarmless(entry.getValue()) && siblingKeys.add(key);
    }

    private static boolean isHarmless(Value value) {
        return switch (value) {
            case Value.Text(String text) -> isHarmless(text);
            case Value.Whole _, Value.Decimal _, Value.Flag _ -> true;
            case Value.Items items -> items.values().stream().allMatch(HugoParameters::isHarmless);
            case Value.Table table -> isHarmless(table);
        };
    }

    private static boolean isHarmless(Value.Table table) {
        Set<String> keys = new HashSet<>();
        return table.entries().entrySet().stream().allMatch(entry -> isHarmless(foldCase(entry.getKey()), entry, keys));
    }

    private static boolean isHarmless(String text) {
        return !HugoMarks.occursIn(text) && !HugoShortcodes.occurIn(text);
    }

    /** Simple case folding per character. Treats at least all keys as equal that Go's rules treat as equal. */
    private static String foldCase(String key) {
        return key.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> keys(String list) {
        return Set.of(list.split(" "));
    }
}
