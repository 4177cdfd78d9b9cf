package io.wireroom.article;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a document, in the common data model of TOML, YAML and JSON. TOML's dates and times are {@link Text} as written. A {@code
 * null} of JSON or YAML is treated as an absent value.
 */
public sealed interface Value {

    record Text(String text) implements Value {}

    /** An integer of 64 bits. */
    record Whole(long number) implements Value {}

    /** A finite number with a fraction, or an integer beyond 64 bits. */
    record Decimal(BigDecimal number) implements Value {}

    record Flag(boolean set) implements Value {}

    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Entries in document order. */
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
