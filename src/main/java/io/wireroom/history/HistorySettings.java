package io.wireroom.history;

import java.time.Duration;

/**
 * Limits of the index.
 *
 * @param kept how long an entry is kept
 * @param most the maximum number of entries; the oldest are deleted first
 */
public record HistorySettings(Duration kept, int most) {
    public HistorySettings {
        if (kept.isNegative() || kept.isZero() || most < 1) {
            throw new IllegalArgumentException("an document index keeps something");
        }
    }
}
