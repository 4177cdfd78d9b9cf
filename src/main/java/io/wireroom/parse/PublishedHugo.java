package io.wireroom.parse;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Hugo document that Wireroom wrote and marked, because its texts would change if they were read as markup. The mark is a
 * comment in TOML. Only the character references with which Wireroom escapes texts for Hugo are decoded.
 */
final class PublishedHugo {
    private static final Pattern MARK = Pattern.compile("# wireroom: plain text\\r?\\n");
    private static final Set<String> TEXTS = Set.of("title", "description", "source", "authors", "tags");
    private static final Pattern ESCAPE = Pattern.compile("&#(?:38|123);");
    /** A summary is escaped as Markdown, with references to any ASCII character. */
    private static final Pattern SUMMARY_ESCAPE = Pattern.compile("&#[0-9]{2,3};");

    private PublishedHugo() {}

    /** Whether the front matter begins with the mark. */
    static boolean is(String header) {
        return MARK.matcher(header).lookingAt();
    }

    static Fields read(Value.Table written, Body body, Instant timestamp) {
        Map<String, Value> fields = new LinkedHashMap<>(written.entries());
        fields.replaceAll((key, value) -> TEXTS.contains(key) ? decoded(value, ESCAPE) : value);
        fields.computeIfPresent("summary", (_, value) -> decoded(value, SUMMARY_ESCAPE));
        return new Fields(new Value.Table(fields), body, List.of(), true, timestamp);
    }

    private static Value decoded(Value value, Pattern escapes) {
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(decoded(text, escapes));
            case Value.Items(List<Value> items) ->
                new Value.Items(
                        items.stream().map(item -> decoded(item, escapes)).toList());
            case Value.Whole _, Value.Decimal _, Value.Flag _, Value.Table _ -> value;
        };
    }

    private static String decoded(String text, Pattern escapes) {
        return escapes.matcher(text).replaceAll(escape -> {
            String reference = escape.group();
            return Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(reference.substring(2, reference.length() - 1))));
        });
    }
}
