package io.wireroom.ledger;

import java.time.Instant;

/**
 * When a document arrived, and whether it was redriven.
 *
 * @param first the timestamp of its first record, by which redriven documents are compared with others
 * @param received the timestamp of this record, which is the time of the resulting change
 * @param redriven whether it was rejected before and is sent again
 * @param forced whether it may replace a newer version; only for redriven documents
 */
public record IngestContext(Instant first, Instant received, boolean redriven, boolean forced) {
    /** A document that was not redriven. */
    public static IngestContext at(Instant timestamp) {
        return new IngestContext(timestamp, timestamp, false, false);
    }
}
