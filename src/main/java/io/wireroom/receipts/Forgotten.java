package io.wireroom.receipts;

import java.time.Instant;

/**
 * That a consumer does not exist any more. What it read until then counts no longer.
 *
 * @param by the operator or the partner who said so
 */
public record Forgotten(Instant at, String by) {

    /** The later one; of equal ones, any, but always the same. */
    Forgotten merge(Forgotten other) {
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && by.compareTo(other.by) >= 0) ? this : other;
    }

    boolean covers(Progress progress) {
        return !progress.seen().isAfter(at);
    }
}
