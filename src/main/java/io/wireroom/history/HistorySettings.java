package io.wireroom.history;

import java.time.Duration;

/**
 * Limits of the index.
 *
 * @param retention how long an entry is kept
 * @param maxEntries the maximum number of entries; the oldest are deleted first
 */
public record HistorySettings(Duration retention, int maxEntries) {
    public HistorySettings {
        if (!retention.isPositive() || maxEntries < 1) {
            throw new IllegalArgumentException("the document index needs a retention and at least one entry");
        }
    }
}
