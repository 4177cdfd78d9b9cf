package io.wireroom.kafka.follow;

import java.time.Duration;

/**
 * Settings of a follower.
 *
 * @param commitAfter maximum number of uncommitted changes
 * @param commitEvery maximum time between a change and its commit
 * @param refreshEvery refresh interval while catching up; near the head, refreshes are immediate
 * @param lookEvery interval of checks for new partitions and for a replaced log
 * @param retryAfter reconnect delay after a Kafka error
 * @param fetchWait time for which a broker may collect records before it answers a fetch; zero if it answers at once, so that
 *     each transaction costs a fetch
 */
public record FollowerSettings(
        int commitAfter,
        Duration commitEvery,
        Duration refreshEvery,
        Duration lookEvery,
        Duration retryAfter,
        Duration fetchWait) {

    public static final FollowerSettings DEFAULT = new FollowerSettings(
            50_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ZERO);

    /** These settings with another fetch wait. */
    public FollowerSettings withFetchWait(Duration wait) {
        return new FollowerSettings(commitAfter, commitEvery, refreshEvery, lookEvery, retryAfter, wait);
    }

    /** These settings with another commit interval. */
    public FollowerSettings withCommitEvery(Duration interval) {
        return new FollowerSettings(commitAfter, interval, refreshEvery, lookEvery, retryAfter, fetchWait);
    }
}
