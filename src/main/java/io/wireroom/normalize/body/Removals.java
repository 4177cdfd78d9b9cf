package io.wireroom.normalize.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what was removed from a body by kind. The set of kinds is fixed, which limits the length of the notes.
 */
final class Removals {
    private final Map<String, Integer> removed = new TreeMap<>();
    private final Map<String, Integer> unwrapped = new TreeMap<>();
    private final Map<String, Integer> replaced = new TreeMap<>();

    /** Counts an element that was removed with its content. */
    void removed(String kind) {
        removed.merge(kind, 1, Integer::sum);
    }

    /** Counts an element that was replaced by its content. */
    void unwrapped(String element) {
        unwrapped.merge(element, 1, Integer::sum);
    }

    /** Counts an element that was replaced by something else. */
    void replaced(String kind, String by) {
        replaced.merge(kind + " by " + by, 1, Integer::sum);
    }

    /** Notes such as {@code content_html: removed iframe (2), script (1)}; empty if nothing was removed. */
    List<String> notes() {
        var notes = new ArrayList<String>(3);
        add(notes, "removed", removed);
        add(notes, "unwrapped", unwrapped);
        add(notes, "replaced", replaced);
        return notes;
    }

    private static void add(List<String> notes, String what, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            notes.add(counts.entrySet().stream()
                    .map(count -> count.getKey() + " (" + count.getValue() + ")")
                    .collect(Collectors.joining(", ", "content_html: " + what + " ", "")));
        }
    }
}
