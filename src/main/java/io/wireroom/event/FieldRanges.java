package io.wireroom.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records, while a JSON object is written, which ranges of its bytes remain if some fields are excluded. */
final class FieldRanges {
    private final Set<String> excluded;
    private final ByteArrayOutputStream bytes;
    private final JsonGenerator json;
    private final Map<String, Integer> starts = new HashMap<>();
    private final List<Range> included = new ArrayList<>();
    private int start;
    private boolean excluding;

    /** Bytes from {@code start} to before {@code end}. */
    record Range(int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** @param bytes the target of {@code json} */
    FieldRanges(Set<String> excluded, ByteArrayOutputStream bytes, JsonGenerator json) {
        this.excluded = excluded;
        this.bytes = bytes;
        this.json = json;
    }

    /** Called before each field, and before the comma that separates it from the previous one. Always true. */
    boolean startField(String name) {
        boolean exclude = excluded.contains(name);
        if (exclude) {
            starts.put(name, position());
        }
        switchAt(position(), exclude);
        return true;
    }

    /** The ranges without the excluded fields. Called once, after the end of the object. */
    List<Range> endObject() {
        int end = position();
        switchAt(end - 1, false);
        included.add(new Range(start, end));
        return included;
    }

    /** Where an excluded field begins, with the comma before it. */
    int startOf(String name) {
        return starts.getOrDefault(name, -1);
    }

    private void switchAt(int position, boolean exclude) {
        if (exclude && !excluding) {
            included.add(new Range(start, position));
        } else if (!exclude && excluding) {
            start = position;
        }
        excluding = exclude;
    }

    private int position() {
        return bytes.size() + json.getOutputBuffered();
    }
}
