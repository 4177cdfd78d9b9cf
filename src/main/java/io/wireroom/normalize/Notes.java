package io.wireroom.normalize;

import io.wireroom.normalize.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects notes on what was dropped or changed in one document, in the form {@code key: reason}. A note quotes nothing of the input
 * except the key. The number of notes and the length of keys are limited.
 */
final class Notes {
    private static final int MAX_NOTES = 100;
    private static final int MAX_KEY_LENGTH = 64;

    private final List<String> notes = new ArrayList<>();
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

    private void put(String note) {
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
