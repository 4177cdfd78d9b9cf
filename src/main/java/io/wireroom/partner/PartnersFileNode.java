package io.wireroom.partner;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A node of the parsed partners file with its path.
 *
 * @param path such as {@code partners[2].keys[0].sha256}; empty for the whole file
 * @param value a string, a list or a map; null in an empty file
 */
record PartnersFileNode(String path, @Nullable Object value) {

    /** Thrown for an invalid value. Caught by {@link PartnersFile}; does not leave this package. */
    static final class InvalidNodeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        InvalidNodeException(String path, String reason) {
            super(null, null, false, false);
            this.reason = (path.isEmpty() ? "the file" : path) + ": " + reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Rejects a map that has other keys than {@code names}. */
    void allowKeys(String... names) {
        for (Object name : map().keySet()) {
            if (!List.of(names).contains(String.valueOf(name))) {
                throw invalid("has an unknown key; allowed keys: " + String.join(", ", names));
            }
        }
    }

    Optional<PartnersFileNode> optional(String name) {
        Map<?, ?> map = map();
        return map.containsKey(name)
                ? Optional.of(new PartnersFileNode(childPath(name), map.get(name)))
                : Optional.empty();
    }

    PartnersFileNode required(String name) {
        return optional(name).orElseThrow(() -> new InvalidNodeException(childPath(name), "is missing"));
    }

    List<PartnersFileNode> items() {
        if (!(value instanceof List<?> list)) {
            throw invalid("must be a list");
        }
        List<PartnersFileNode> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new PartnersFileNode(path + "[" + i + "]", list.get(i)));
        }
        return items;
    }

    /** The strings of the list at {@code name}; an empty set if the key is absent. An empty list is rejected. */
    Set<String> texts(String name) {
        return optional(name).map(PartnersFileNode::texts).orElse(Set.of());
    }

    /** The texts of this list, which must not be empty. */
    Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        items().forEach(item -> texts.add(item.text()));
        if (texts.isEmpty()) {
            throw invalid("is empty; leave it out where there is no restriction");
        }
        return texts;
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    String text() {
        if (!(value instanceof String text) || text.isBlank()) {
            throw invalid("must be a string");
        }
        return text.strip();
    }

    boolean bool() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("must be true or false");
        };
    }

    int number() {
        String text = text();
        if (!text.matches("[0-9]{1,9}")) {
            throw invalid("must be a whole number");
        }
        return Integer.parseInt(text);
    }

    Instant instant() {
        try {
            return OffsetDateTime.parse(text()).toInstant();
        } catch (DateTimeException e) {
            throw invalid("must be a time in RFC 3339, such as 2027-01-31T00:00:00Z");
        }
    }

    /** A number with the unit {@code s}, {@code m} or {@code h}, or an ISO 8601 duration. */
    Duration duration() {
        String text = text();
        try {
            return Duration.parse(text.matches("[0-9]{1,9}[smh]") ? "PT" + text.toUpperCase(Locale.ROOT) : text);
        } catch (DateTimeException e) {
            throw invalid("must be a duration, such as 60s, 5m or 1h");
        }
    }

    /** The result of {@code constructor}. An {@link IllegalArgumentException} is reported with the path of this node. */
    <T> T checked(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private Map<?, ?> map() {
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("must be a map");
        }
        return map;
    }

    private String childPath(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private InvalidNodeException invalid(String reason) {
        return new InvalidNodeException(path, reason);
    }
}
