package io.wireroom.history;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param kept how long an entry stays
 * @param most so many entries at the most; beyond it the oldest go
 */
public record HistorySettings(Duration kept, int most) {
    public HistorySettings {
        if (kept.isNegative() || kept.isZero() || most < 1) {
            throw new IllegalArgumentException("an index of documents keeps something");
        }
    }
}
