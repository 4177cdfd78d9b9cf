package io.wireroom.normalize;

import io.wireroom.normalize.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * What was dropped or changed in one document, and why: {@code key: reason}, without a word of the input but for the key, of which
 * the beginning has to do. However much is wrong with a document, its notes stay short.
 */
final class Notes {
    private static final int MOST = 100;
    private static final int LONGEST_KEY = 64;

    private final List<String> notes = new ArrayList<>();
    private int more;

    void add(String key, String reason) {
        put(beginning(key) + ": " + reason);
    }

    private static String beginning(String key) {
        String line = PlainText.folded(key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY - 1) + "…");
        return line.isEmpty() ? "(a key without a name)" : line;
    }

    void dropped(String key, String reason) {
        add(key, reason + "; dropped");
    }

    void addAll(List<String> others) {
        others.forEach(this::put);
    }

    private void put(String note) {
        if (notes.size() < MOST) {
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
