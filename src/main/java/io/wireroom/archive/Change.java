package io.wireroom.archive;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import java.time.Instant;

/**
 * One record of the normalized log, read and decoded.
 *
 * @param edition what is to be found by
 * @param json the record's value: given back as it is, never looked into, and not to be changed by anybody
 * @param timestamp the record's own
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares changes
public record Change(Edition edition, byte[] json, ChangeType type, int partition, long offset, Instant timestamp) {
    public Change {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no place in a log: " + partition + ":" + offset);
        }
    }
}
