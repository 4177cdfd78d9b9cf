package io.wireroom.service;

import io.wireroom.kafka.follow.FollowerStatus;
import org.jspecify.annotations.Nullable;

/**
 * How the archive stands.
 *
 * @param follower where the one who follows the log is; absent before there was one
 * @param trouble why there is nothing to read, or why it stands still, in a sentence; absent if all is well
 */
public record ArchiveState(
        @Nullable FollowerStatus follower, @Nullable String trouble) {

    /** Whether the log is followed and can be read: what is served is as new as can be. */
    public boolean isConnected() {
        return follower != null && follower.end() == null && follower.trouble() == null && trouble == null;
    }

    /** Whether the archive holds all that it has to, and is being followed. */
    public boolean isCaughtUp() {
        return follower != null && follower.end() == null && follower.caughtUp();
    }

    /** Committed events that were not taken in yet; -1 while nobody knows. */
    public long lag() {
        return follower == null || follower.end() != null ? -1 : follower.lag();
    }

    /** Records that were passed over because they could not be read. */
    public long foreign() {
        return follower == null ? 0 : follower.foreign();
    }

    /** Why it is not connected or not caught up, in a sentence; absent if it is both. */
    public @Nullable String why() {
        if (trouble != null) {
            return trouble;
        }
        if (follower == null) {
            return "the archive is not open yet";
        }
        if (follower.trouble() != null) {
            return "the log can't be read: " + follower.trouble();
        }
        return isCaughtUp() ? null : "the archive is catching up with the log";
    }
}
