package io.wireroom.normalize.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declarations of a {@code style} attribute (CSS Syntax Module Level 3). Names and values are in lower case, with escapes decoded,
 * comments removed, white space folded, and strings and unquoted URLs empty. Of several declarations of a property, the last one counts,
 * or the last one with {@code !important}.
 */
public final class Style {
    private static final Style NONE = new Style(Map.of());
    private static final List<String> PREFIXES = List.of("-webkit-", "-moz-", "-ms-", "-o-");

    private final Map<String, String> values;

    private Style(Map<String, String> values) {
        this.values = values;
    }

    public static Style of(String css) {
        if (css.indexOf(':') < 0) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        Map<String, String> important = new HashMap<>();
        var tokens = new StyleTokens(css);
        while (tokens.next()) {
            String value = tokens.value();
            int bang = value.lastIndexOf('!');
            if (bang >= 0 && value.substring(bang + 1).strip().equals("important")) {
                important.put(tokens.name(), value.substring(0, bang).strip());
            } else {
                values.put(tokens.name(), value);
            }
        }
        values.putAll(important);
        return values.isEmpty() ? NONE : new Style(values);
    }

    /** The value of a property, or else that of the property with a vendor's prefix; empty if it is not declared. */
    public String value(String property) {
        String value = values.get(property);
        return value != null
                ? value
                : PREFIXES.stream()
                        .flatMap(prefix -> Optional.ofNullable(values.get(prefix + property)).stream())
                        .findFirst()
                        .orElse("");
    }

    boolean has(String property) {
        return values.containsKey(property);
    }

    /** Whether a property is declared whose name begins with this text, with or without a vendor's prefix. */
    boolean hasGroup(String beginning) {
        return values.keySet().stream()
                .anyMatch(name -> name.startsWith(beginning)
                        || PREFIXES.stream().anyMatch(prefix -> name.startsWith(prefix + beginning)));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
