package io.wireroom.ops;

import java.time.Duration;
import java.time.Instant;

/** Histogram buckets and arithmetic shared by all delay metrics. */
public final class Delays {
    /** Histogram bucket boundaries. Few, because each adds a series per label value. */
    static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private Delays() {}

    /** The duration from {@code start} to {@code end}, at least zero: a producer's clock may be ahead. */
    public static Duration between(Instant start, Instant end) {
        Duration delay = Duration.between(start, end);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
