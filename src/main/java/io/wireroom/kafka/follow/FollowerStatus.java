package io.wireroom.kafka.follow;

import org.jspecify.annotations.Nullable;

/**
 * Where a follower is.
 *
 * @param caughtUp whether it has applied all that was in the log when it started: from then on the archive is fit to serve
 * @param lag committed records not applied yet, as far as is known; -1 while nothing is
 * @param applied changes since the start
 * @param foreign records passed over because they couldn't be read
 * @param trouble why Kafka can't be read just now, if so
 * @param end absent while it runs
 */
public record FollowerStatus(
        boolean caughtUp,
        long lag,
        long applied,
        long foreign,
        @Nullable String trouble,
        @Nullable End end) {

    static final FollowerStatus START = new FollowerStatus(false, -1, 0, 0, null, null);

    /** Why a follower stopped. */
    public sealed interface End {

        /** It was closed, and the sink committed. */
        record Closed() implements End {}

        /** The archive isn't one of this log: it is to be thrown away and filled anew by another follower. */
        record LogReplaced(String detail) implements End {}

        /** The sink can't take changes, or there is a defect. */
        record Failed(Throwable cause) implements End {}
    }

    FollowerStatus ended(End how) {
        return new FollowerStatus(caughtUp, lag, applied, foreign, trouble, how);
    }

    FollowerStatus troubled(@Nullable String why) {
        return new FollowerStatus(caughtUp, lag, applied, foreign, why, end);
    }
}
