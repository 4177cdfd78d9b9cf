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
 * A value of the file, and where it stands in it.
 *
 * @param path such as {@code partners[2].keys[0].sha256}; empty for the whole file
 * @param value a text, a list or a map; null in an empty file
 */
record Node(String path, @Nullable Object value) {

    /** Why a value can't be used; ends the reading and stays in this room. */
    static final class BadNode extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        BadNode(String path, String why) {
            super(null, null, false, false);
            this.reason = (path.isEmpty() ? "the file" : path) + ": " + why;
        }

        String reason() {
            return reason;
        }
    }

    /** Refuses names other than these. */
    void allow(String... names) {
        for (Object name : map().keySet()) {
            if (!List.of(names).contains(String.valueOf(name))) {
                throw bad("has a name that is not known; known here: " + String.join(", ", names));
            }
        }
    }

    Optional<Node> optional(String name) {
        Map<?, ?> map = map();
        return map.containsKey(name) ? Optional.of(new Node(below(name), map.get(name))) : Optional.empty();
    }

    Node required(String name) {
        return optional(name).orElseThrow(() -> new BadNode(below(name), "is missing"));
    }

    List<Node> items() {
        if (!(value instanceof List<?> list)) {
            throw bad("must be a list");
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Node(path + "[" + i + "]", list.get(i)));
        }
        return items;
    }

    /** The texts of a list; an empty set if there is no such list. */
    Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        optional(name).ifPresent(list -> {
            list.items().forEach(item -> texts.add(item.text()));
            if (texts.isEmpty()) {
                throw list.bad("is empty; leave it out where there is no restriction");
            }
        });
        return texts;
    }

    String text() {
        if (!(value instanceof String text) || text.isBlank()) {
            throw bad("must be a text");
        }
        return text.strip();
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("must be true or false");
        };
    }

    int number() {
        String text = text();
        if (!text.matches("[0-9]{1,9}")) {
            throw bad("must be a whole number");
        }
        return Integer.parseInt(text);
    }

    Instant moment() {
        try {
            return OffsetDateTime.parse(text()).toInstant();
        } catch (DateTimeException e) {
            throw bad("must be a time in RFC 3339, such as 2027-01-31T00:00:00Z");
        }
    }

    /** A number and {@code s}, {@code m} or {@code h}, or ISO 8601. */
    Duration duration() {
        String text = text();
        try {
            return Duration.parse(text.matches("[0-9]{1,9}[smh]") ? "PT" + text.toUpperCase(Locale.ROOT) : text);
        } catch (DateTimeException e) {
            throw bad("must be a duration, such as 60s, 5m or 1h");
        }
    }

    /** What is made of this value, refused with its path if the maker refuses it. */
    <T> T checked(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private Map<?, ?> map() {
        if (!(value instanceof Map<?, ?> map)) {
            throw bad("must be a map");
        }
        return map;
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private BadNode bad(String why) {
        return new BadNode(path, why);
    }
}
