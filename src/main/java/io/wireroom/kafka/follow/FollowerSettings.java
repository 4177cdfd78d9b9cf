package io.wireroom.kafka.follow;

import java.time.Duration;

/**
 * How closely the log is followed.
 *
 * @param commitAfter so many changes are committed at the latest
 * @param commitEvery so long after the first uncommitted change it is committed at the latest
 * @param refreshEvery how often readers see news while there is much to catch up; near the head they see it at once
 * @param lookEvery how often new partitions are looked for, and whether the log is still the same
 * @param retryAfter the pause after Kafka failed
 */
public record FollowerSettings(
        int commitAfter, Duration commitEvery, Duration refreshEvery, Duration lookEvery, Duration retryAfter) {

    public static final FollowerSettings DEFAULT = new FollowerSettings(
            50_000, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(1));
}
