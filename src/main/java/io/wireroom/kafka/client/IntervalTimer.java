package io.wireroom.kafka.client;

import java.time.Duration;

/** Says when it is time again. */
public final class IntervalTimer {
    private final long interval;
    private long last = System.nanoTime();

    public IntervalTimer(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** True once an interval has passed, and then not until another has. */
    public boolean isDue() {
        long now = System.nanoTime();
        if (now - last < interval) {
            return false;
        }
        last = now;
        return true;
    }
}
