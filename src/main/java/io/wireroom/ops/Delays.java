package io.wireroom.ops;

import java.time.Duration;
import java.time.Instant;

/** How delays are measured, wherever they are. */
public final class Delays {
    /** The histogram's steps: few, because each is a series for each label. */
    static final Duration[] STEPS = {
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

    /** Never negative: a producer's clock may be ahead of ours. */
    public static Duration between(Instant start, Instant end) {
        Duration delay = Duration.between(start, end);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
