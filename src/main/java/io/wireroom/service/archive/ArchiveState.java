package io.wireroom.service.archive;

import io.wireroom.kafka.follow.FollowerStatus;
import io.wireroom.ops.CatchUpProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of the archive.
 *
 * @param follower the follower's status; null before the first start
 * @param failure why the archive is not available, as a sentence; null if it is
 * @param elapsed time since the follower's start
 */
public record ArchiveState(
        @Nullable FollowerStatus follower, @Nullable String failure, Duration elapsed) {

    /** Whether the topic is followed without errors. */
    public boolean isConnected() {
        return follower != null && follower.end() == null && follower.failure() == null && failure == null;
    }

    /** Whether the archive has caught up, and the follower runs. */
    public boolean isCaughtUp() {
        return follower != null && follower.end() == null && follower.caughtUp();
    }

    /** Number of committed events that are not in the archive yet; -1 if unknown. */
    public long lag() {
        return follower == null || follower.end() != null ? -1 : follower.lag();
    }

    /** Number of records that were skipped because they could not be decoded. */
    public long unreadable() {
        return follower == null ? 0 : follower.unreadable();
    }

    /** The reason why it is not connected or not caught up, as a sentence; null if it is both. */
    public @Nullable String notReadyReason() {
        if (failure != null) {
            return failure;
        }
        if (follower == null) {
            return "the archive is not open yet";
        }
        if (follower.failure() != null) {
            return "the log can't be read: " + follower.failure();
        }
        return isCaughtUp()
                ? null
                : "the archive is catching up with the log" + catchUp(follower).suffix();
    }

    private CatchUpProgress catchUp(FollowerStatus status) {
        return new CatchUpProgress(status.applied(), status.lag(), elapsed);
    }
}
