package io.wireroom.normalize;

import io.wireroom.article.Value;
import io.wireroom.normalize.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects distinct names in the order in which they come, as plain text; what is no name, too long or one too many is noted. */
final class Names {
    private final Notes notes;
    private final int most;
    private final int longest;
    private final boolean parted;
    private final Set<String> names = new LinkedHashSet<>();
    private int wrong;
    private boolean more;

    /** @param parted whether a text of its own, which no list holds, is a list parted by commas */
    Names(Notes notes, int most, int longest, boolean parted) {
        this.notes = notes;
        this.most = most;
        this.longest = longest;
        this.parted = parted;
    }

    void add(String key, Value value) {
        wrong = 0;
        more = false;
        switch (value) {
            case Value.Text(String text)
            when parted -> List.of(text.split(",", -1)).forEach(this::name);
            case Value.Text(String text) -> name(text);
            case Value.Items(List<Value> items) -> items.forEach(this::item);
            case Value.Table(var entries) -> object(entries);
            case Value.Whole _, Value.Decimal _, Value.Flag _ -> {
                notes.dropped(key, "not a list of texts");
                return;
            }
        }
        if (wrong > 0) {
            notes.dropped(
                    key, wrong + " not a text of at most " + longest + " characters, or beyond the first " + most);
        }
        if (more) {
            notes.add(key, "of objects only the name is kept");
        }
    }

    private void item(Value item) {
        switch (item) {
            case Value.Text(String text) -> name(text);
            case Value.Table(var entries) -> object(entries);
            case Value.Whole _, Value.Decimal _, Value.Flag _, Value.Items _ -> wrong++;
        }
    }

    private void object(Map<String, Value> entries) {
        if (entries.get("name") instanceof Value.Text(String text)) {
            name(text);
        } else {
            wrong++;
        }
        more |= entries.size() > 1;
    }

    private void name(String written) {
        String name = PlainText.of(written);
        if (name.length() > longest || (names.size() == most && !names.contains(name))) {
            wrong++;
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
