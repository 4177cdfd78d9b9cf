package io.wireroom.history;

import java.util.Locale;

/** The topics that the index is filled from. */
public enum HistoryLog {
    JOURNAL,
    REJECTED,
    HELD;

    /** Its name in the index. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
