package io.wireroom.normalize.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what was taken out of a body, by kinds that are few and known, whatever a producer invents: the notes stay short.
 */
final class Removals {
    private final Map<String, Integer> removed = new TreeMap<>();
    private final Map<String, Integer> unwrapped = new TreeMap<>();
    private final Map<String, Integer> replaced = new TreeMap<>();

    /** Something that is gone with all that was in it. */
    void removed(String kind) {
        removed.merge(kind, 1, Integer::sum);
    }

    /** An element that is gone while its content stayed. */
    void unwrapped(String element) {
        unwrapped.merge(element, 1, Integer::sum);
    }

    /** Something that is gone, and for which something else stands. */
    void replaced(String kind, String by) {
        replaced.merge(kind + " by " + by, 1, Integer::sum);
    }

    /** Notes such as {@code content_html: removed iframe (2), script (1)}; none if nothing was removed. */
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
