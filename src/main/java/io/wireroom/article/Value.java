package io.wireroom.article;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that a producer wrote, as far as TOML and JSON agree on values. Dates and times of TOML are {@link Text} in
 * RFC 3339; a JSON {@code null} is no value at all and never gets here.
 */
public sealed interface Value {

    record Text(String text) implements Value {}

    /** An integer that fits 64 bits; larger ones are {@link Decimal}. */
    record Whole(long number) implements Value {}

    /** A finite number with a fraction or beyond 64 bits. */
    record Decimal(BigDecimal number) implements Value {}

    record Flag(boolean set) implements Value {}

    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Keys in the order in which they were written. */
    record Table(Map<String, Value> entries) implements Value {
        public static final Table EMPTY = new Table(Map.of());

        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public boolean isEmpty() {
            return entries.isEmpty();
        }
    }
}
