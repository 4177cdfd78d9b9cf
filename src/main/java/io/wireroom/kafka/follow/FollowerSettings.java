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
 */
public record FollowerSettings(
        int commitAfter, Duration commitEvery, Duration refreshEvery, Duration lookEvery, Duration retryAfter) {

    public static final FollowerSettings DEFAULT = new FollowerSettings(
            50_000, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1));
}
