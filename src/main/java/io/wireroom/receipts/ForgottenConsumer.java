package io.wireroom.receipts;

import java.time.Instant;

/**
 * The removal of a consumer that no longer exists. Positions up to this time no longer count.
 *
 * @param by the operator or partner that requested it
 */
public record ForgottenConsumer(Instant at, String by) {

    /** The later one. For equal times, the choice is deterministic. */
    ForgottenConsumer merge(ForgottenConsumer other) {
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && by.compareTo(other.by) >= 0) ? this : other;
    }

    boolean covers(Progress progress) {
        return !progress.seen().isAfter(at);
    }
}
