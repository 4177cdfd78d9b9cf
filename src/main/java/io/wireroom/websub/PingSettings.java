package io.wireroom.websub;

import java.time.Duration;

/**
 * When hubs are pinged.
 *
 * @param interval time in which changes are collected before a hub is pinged
 * @param most pings of a hub per interval
 */
public record PingSettings(Duration interval, int most) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public PingSettings {
        if (interval.compareTo(Duration.ofMillis(100)) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("interval must be from 100ms to 1h");
        }
        if (most < 1) {
            throw new IllegalArgumentException("max-pings must be at least 1");
        }
    }
}
