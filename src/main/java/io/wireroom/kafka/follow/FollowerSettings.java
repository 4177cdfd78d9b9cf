package io.wireroom.kafka.follow;

import java.time.Duration;

/**
 * Settings of a follower.
 *
 * @param commitAfter maximum number of uncommitted changes
 * @param commitEvery maximum time between a change and its commit
 * @param refreshEvery refresh interval while catching up; near the head, refreshes are immediate
 * @param topicCheckInterval interval of checks for new partitions and for a replaced log
 * @param retryAfter reconnect delay after a Kafka error
 * @param fetchWait time for which a broker may collect records before it answers a fetch; with zero, it answers
 *     at once, which takes a fetch for each transaction
 */
public record FollowerSettings(
        int commitAfter,
        Duration commitEvery,
        Duration refreshEvery,
        Duration topicCheckInterval,
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
        return new FollowerSettings(commitAfter, commitEvery, refreshEvery, topicCheckInterval, retryAfter, wait);
    }

    /** These settings with another commit interval. */
    public FollowerSettings withCommitEvery(Duration interval) {
        return new FollowerSettings(commitAfter, interval, refreshEvery, topicCheckInterval, retryAfter, fetchWait);
    }
}
