package io.wireroom.render;

import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes TOML 1.0 for maximum compatibility: one line per key, single-line basic strings, inline tables. A number outside the
 * range of a 64-bit float is written as a string, because parsers reject it.
 */
final class Toml {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private Toml() {}

    static String line(String key, Value value) {
        return key(key) + " = " + value(value) + "\n";
    }

    private static String key(String key) {
        return BARE_KEY.matcher(key).matches() ? key : string(key);
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> string(text);
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Decimal(BigDecimal number) -> decimal(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Items items ->
                items.values().stream().map(Toml::value).collect(Collectors.joining(", ", "[", "]"));
            case Value.Table table -> table(table);
        };
    }

    private static String table(Value.Table table) {
        if (table.isEmpty()) {
            return "{}";
        }
        return table.entries().entrySet().stream()
                .map(entry -> key(entry.getKey()) + " = " + value(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String decimal(BigDecimal number) {
        if (Double.isInfinite(number.doubleValue())) {
            return string(number.toString());
        }
        // Without a decimal point or exponent it would be a TOML integer.
        return number.scale() == 0 ? number + ".0" : number.toString();
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        CleanText.unicode(text).chars().forEach(c -> escape((char) c, out));
        return out.append('"').toString();
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append(Character.isISOControl(c) ? "\\u%04X".formatted((int) c) : c);
        }
    }
}
