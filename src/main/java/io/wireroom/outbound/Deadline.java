package io.wireroom.outbound;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A deadline on the monotonic clock ({@link System#nanoTime}). */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Remaining milliseconds; 0 or less after the deadline. */
    public long remainingMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
    }
}
