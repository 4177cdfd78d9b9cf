package io.wireroom.kafka.client;

import java.time.Duration;

/** Limits an action to once per interval. */
public final class IntervalTimer {
    private final long interval;
    private long last = System.nanoTime();

    public IntervalTimer(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** True if the interval has elapsed since the last time that this was true. */
    public boolean isDue() {
        long now = System.nanoTime();
        if (now - last < interval) {
            return false;
        }
        last = now;
        return true;
    }
}
