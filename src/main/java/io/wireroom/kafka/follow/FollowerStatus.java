package io.wireroom.kafka.follow;

import org.jspecify.annotations.Nullable;

/**
 * Status of a follower.
 *
 * @param caughtUp whether it has applied everything that was in the log when it started, so that the index can serve
 *     requests
 * @param lag number of committed records that are not applied, as far as known; -1 if unknown
 * @param applied number of changes applied since the start
 * @param unreadable number of records skipped because they could not be decoded
 * @param failure current Kafka error, if any
 * @param end reason why it ended; null while it runs
 */
public record FollowerStatus(
        boolean caughtUp,
        long lag,
        long applied,
        long unreadable,
        @Nullable String failure,
        @Nullable End end) {

    static final FollowerStatus START = new FollowerStatus(false, -1, 0, 0, null, null);

    /** Why a follower ended. */
    public sealed interface End {

        /** It was closed after a commit. */
        record Closed() implements End {}

        /** The index belongs to another log. It has to be deleted and filled again by a new follower. */
        record LogReplaced(String detail) implements End {}

        /** The sink failed, or there is a defect. */
        record Failed(Throwable cause) implements End {}
    }

    FollowerStatus ended(End how) {
        return new FollowerStatus(caughtUp, lag, applied, unreadable, failure, how);
    }

    FollowerStatus withFailure(@Nullable String reason) {
        return new FollowerStatus(caughtUp, lag, applied, unreadable, reason, end);
    }
}
