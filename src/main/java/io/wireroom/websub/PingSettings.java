package io.wireroom.websub;

import io.wireroom.retry.Backoff;
import java.time.Duration;

/**
 * When hubs are pinged.
 *
 * @param interval time in which changes are collected before a hub is pinged
 * @param most maximum number of pings of a hub per interval
 * @param retries time before a hub that failed is pinged again
 */
public record PingSettings(Duration interval, int most, Backoff retries) {
    private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
    private static final Duration MAX_INTERVAL = Duration.ofHours(1);

    public PingSettings(Duration interval, int most) {
        this(interval, most, RETRIES);
    }

    public PingSettings {
        if (interval.compareTo(Duration.ofMillis(100)) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalArgumentException("interval must be from 100ms to 1h");
        }
        if (most < 1) {
            throw new IllegalArgumentException("max-pings must be at least 1");
        }
    }
}
