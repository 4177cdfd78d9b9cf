package io.wireroom.ledger;

import java.time.Instant;

/**
 * When and how a document came.
 *
 * @param first the timestamp of its first record; a redriven document is compared with others by it
 * @param received the timestamp of this record: the time of the change that the document makes
 * @param redriven whether it was rejected before and is sent again
 * @param forced whether it may replace a newer version; means something only of one that is redriven
 */
public record Arrival(Instant first, Instant received, boolean redriven, boolean forced) {
    /** A document that comes for the first time. */
    public static Arrival at(Instant timestamp) {
        return new Arrival(timestamp, timestamp, false, false);
    }
}
