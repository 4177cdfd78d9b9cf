package io.wireroom.render;

import io.wireroom.article.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of a producer's own keys a Hugo document may have: those that Hugo, from 0.90 to 0.166, only hands to templates. Keys are
 * compared as Hugo does, without case. An entry is left out as a whole if there is anything in it that Hugo acts on, at any depth.
 */
final class HugoParameters {
    /** What the document itself has. */
    private static final Set<String> OWN = words("title date draft summary description source_link enclosure article_id"
            + " feed_item_id url qrcode source language authors tags");

    /** What Hugo makes of front matter: pages, addresses, dates, menus, formats, resources. */
    private static final Set<String> ACTED_ON = words(
            "aliases build _build cascade categories content dates expirydate headless iscjklanguage keywords kind"
                    + " lang lastmod layout linktitle markup menu menus modified outputs params path pubdate publishdate"
                    + " published resources sitemap sites slug translationkey type unpublishdate weight");

    /** What the templates that come with Hugo read, some of which fail on a value of another type. */
    private static final Set<String> READ_BY_TEMPLATES = words(
            "audio author disqus_identifier disqus_title disqus_url images locale news_keywords series social videos");

    /** Of each taxonomy that a site has, where among its pages an article comes. */
    private static final String WEIGHT_IN_TAXONOMY = "_weight";

    /** How Hugo merges tables that have it. */
    private static final String MERGE = "_merge";

    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{[<%]");

    private final Set<String> seen = new HashSet<>();

    /** Whether the document may have the entry, after those that were asked for before. */
    boolean allows(Map.Entry<String, Value> entry) {
        String key = folded(entry.getKey());
        return !OWN.contains(key)
                && !ACTED_ON.contains(key)
                && !READ_BY_TEMPLATES.contains(key)
                && !key.endsWith(WEIGHT_IN_TAXONOMY)
                && isHarmless(key, entry, seen);
    }

    private static boolean isHarmless(String key, Map.Entry<String, Value> entry, Set<String> keysBeside) {
        return !key.equals(MERGE) && isHarmless(entry.getKey()) && isHarmless(entry.getValue()) && keysBeside.add(key);
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
        return table.entries().entrySet().stream().allMatch(entry -> isHarmless(folded(entry.getKey()), entry, keys));
    }

    private static boolean isHarmless(String text) {
        return !HugoMarks.isIn(text) && !SHORTCODE.matcher(text).find();
    }

    /** Case is folded character by character, in both directions: no fewer keys are alike than by Go's rules. */
    private static String folded(String key) {
        return key.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
