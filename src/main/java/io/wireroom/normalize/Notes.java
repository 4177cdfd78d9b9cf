package io.wireroom.normalize;

import java.util.ArrayList;
import java.util.List;

/** What was dropped or changed in one document, and why: {@code key: reason}, without a word of the input. */
final class Notes {
    private final List<String> notes = new ArrayList<>();

    void add(String key, String reason) {
        notes.add(key + ": " + reason);
    }

    void dropped(String key, String reason) {
        add(key, reason + "; dropped");
    }

    void addAll(List<String> others) {
        notes.addAll(others);
    }

    List<String> list() {
        return notes;
    }
}
