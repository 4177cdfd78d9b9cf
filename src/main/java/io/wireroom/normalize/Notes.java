package io.wireroom.normalize;

import io.wireroom.normalize.text.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects notes on what was dropped or changed in one document, in the form {@code key: reason}. A note quotes nothing of the input
 * except the key. The number of notes and the length of keys are limited.
 */
final class Notes {
    private static final int MAX_NOTES = 100;
    private static final int MAX_KEY_LENGTH = 64;

    private static final String EXTRA = "extra.";
    private static final Pattern FURTHER_NOTES = Pattern.compile("and ([0-9]{1,6}) more");

    private final List<String> notes = new ArrayList<>();
    private final Set<String> restored = new HashSet<>();
    private int more;

    void add(String key, String reason) {
        put(beginning(key) + ": " + reason);
    }

    private static String beginning(String key) {
        String line =
                PlainText.folded(key.length() <= MAX_KEY_LENGTH ? key : key.substring(0, MAX_KEY_LENGTH - 1) + "…");
        return line.isEmpty() ? "(a key without a name)" : line;
    }

    void dropped(String key, String reason) {
        add(key, reason + "; dropped");
    }

    void addAll(List<String> others) {
        others.forEach(this::put);
    }

    /**
     * Adds the notes of an article that Wireroom wrote. The fields of its document are now in {@code extra}: a note that they cause again
     * there is not added again.
     */
    void restore(List<String> earlier) {
        for (String note : earlier) {
            Matcher count = FURTHER_NOTES.matcher(note);
            if (count.matches()) {
                more += Integer.parseInt(count.group(1));
            } else {
                put(note);
            }
        }
        restored.addAll(earlier);
    }

    private boolean isRestored(String note) {
        return !restored.isEmpty()
                && note.startsWith(EXTRA)
                && (more > 0 || restored.contains(note) || restored.contains(note.substring(EXTRA.length())));
    }

    private void put(String note) {
        if (isRestored(note)) {
            return;
        }
        if (notes.size() < MAX_NOTES) {
            notes.add(note);
        } else {
            more++;
        }
    }

    List<String> list() {
        if (more == 0) {
            return notes;
        }
        var all = new ArrayList<>(notes);
        all.add("and " + more + " more");
        return all;
    }
}
