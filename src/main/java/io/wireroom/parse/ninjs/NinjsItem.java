package io.wireroom.parse.ninjs;

import io.wireroom.article.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ninjs object with case-insensitive property names: {@code versioncreated} up to 2.x is {@code versionCreated} since 3.0.
 */
final class NinjsItem {
    private final Map<String, Value> properties = new LinkedHashMap<>();

    NinjsItem(Value.Table table) {
        table.entries().forEach((key, value) -> properties.putIfAbsent(key.toLowerCase(Locale.ROOT), value));
    }

    static @Nullable NinjsItem of(@Nullable Value value) {
        return value instanceof Value.Table table ? new NinjsItem(table) : null;
    }

    boolean has(String key) {
        return properties.containsKey(key);
    }

    @Nullable
    Value value(String key) {
        return properties.get(key);
    }

    /** A text that is not blank. */
    @Nullable
    String text(String key) {
        return properties.get(key) instanceof Value.Text(String text) && !text.isBlank() ? text : null;
    }

    /** The first non-blank text under these keys. */
    @Nullable
    String text(List<String> keys) {
        return keys.stream()
                .map(this::text)
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    /** The key of the first non-blank text whose key begins with {@code prefix} and is none of {@code others}. */
    @Nullable
    String keyOf(String prefix, Set<String> others) {
        return properties.keySet().stream()
                .filter(key -> key.startsWith(prefix) && !others.contains(key) && text(key) != null)
                .findFirst()
                .orElse(null);
    }

    /** The objects of a list (2.x and later), or of an object, each with its key as {@code name} (1.x). */
    List<NinjsItem> items(String key) {
        return switch (properties.get(key)) {
            case Value.Items(var values) ->
                values.stream()
                        .flatMap(value ->
                                value instanceof Value.Table table ? Stream.of(new NinjsItem(table)) : Stream.empty())
                        .toList();
            case Value.Table(var entries) ->
                entries.entrySet().stream()
                        .flatMap(entry -> named(entry.getKey(), entry.getValue()))
                        .toList();
            case null, default -> List.of();
        };
    }

    private static Stream<NinjsItem> named(String name, Value value) {
        if (!(value instanceof Value.Table(var entries))) {
            return Stream.empty();
        }
        Map<String, Value> all = new LinkedHashMap<>(entries);
        all.putIfAbsent("name", new Value.Text(name));
        return Stream.of(new NinjsItem(new Value.Table(all)));
    }

    /** The {@code value} of the list's first object with this role, else of its first object. */
    @Nullable
    String byRole(String key, String role) {
        List<NinjsItem> all = items(key);
        return all.stream()
                .filter(item -> role.equals(item.text("role")))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(item -> item.text("value"))
                .orElse(null);
    }
}
