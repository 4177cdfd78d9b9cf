package io.wireroom.normalize;

import io.wireroom.article.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects distinct names as plain text in document order. Adds a note for invalid, overlong and excess names. */
final class NameCollector {
    private final Notes notes;
    private final UnaryOperator<String> plainText;
    private final int maxNames;
    private final int maxLength;
    private final boolean commaSeparated;
    private final Set<String> names = new LinkedHashSet<>();
    private int dropped;
    private boolean hasOtherKeys;

    /**
     * @param plainText removes markup from a name
     * @param commaSeparated whether a text outside of a list is a comma-separated list
     */
    NameCollector(Notes notes, UnaryOperator<String> plainText, int maxNames, int maxLength, boolean commaSeparated) {
        this.notes = notes;
        this.plainText = plainText;
        this.maxNames = maxNames;
        this.maxLength = maxLength;
        this.commaSeparated = commaSeparated;
    }

    void add(String key, Value value) {
        dropped = 0;
        hasOtherKeys = false;
        switch (value) {
            case Value.Text(String text)
            when commaSeparated -> List.of(text.split(",", -1)).forEach(this::name);
            case Value.Text(String text) -> name(text);
            case Value.Items(List<Value> items) -> items.forEach(this::item);
            case Value.Table(var entries) -> object(entries);
            case Value.Whole _, Value.Decimal _, Value.Flag _ -> {
                notes.dropped(key, "not a list of texts");
                return;
            }
        }
        if (dropped > 0) {
            notes.dropped(
                    key,
                    dropped + " not a text of at most " + maxLength + " characters, or beyond the first " + maxNames);
        }
        if (hasOtherKeys) {
            notes.add(key, "of objects only the name is kept");
        }
    }

    private void item(Value item) {
        switch (item) {
            case Value.Text(String text) -> name(text);
            case Value.Table(var entries) -> object(entries);
            case Value.Whole _, Value.Decimal _, Value.Flag _, Value.Items _ -> dropped++;
        }
    }

    private void object(Map<String, Value> entries) {
        if (entries.get("name") instanceof Value.Text(String text)) {
            name(text);
        } else {
            dropped++;
        }
        hasOtherKeys |= entries.size() > 1;
    }

    private void name(String written) {
        String name = plainText.apply(written);
        if (name.length() > maxLength || (names.size() == maxNames && !names.contains(name))) {
            dropped++;
        } else if (!FieldReader.absent(name)) {
            names.add(name);
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    List<String> list() {
        return new ArrayList<>(names);
    }
}
