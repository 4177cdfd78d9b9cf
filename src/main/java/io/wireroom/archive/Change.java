package io.wireroom.archive;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import java.time.Instant;

/**
 * A decoded record of the normalized log.
 *
 * @param edition values of the edition that are indexed
 * @param json the record's value, stored and returned unchanged; must not be modified
 * @param timestamp the record's timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Change(Edition edition, byte[] json, ChangeType type, int partition, long offset, Instant timestamp) {
    public Change {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("invalid partition or offset: " + partition + ":" + offset);
        }
    }
}
