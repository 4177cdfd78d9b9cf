package io.wireroom.mirror;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A moment by which something must have ended. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** 0 or less once it is over. */
    long leftMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
    }
}
