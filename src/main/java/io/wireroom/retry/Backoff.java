package io.wireroom.retry;

import java.time.Duration;

/**
 * Exponential backoff: the delay doubles with each further failure until it is at its longest.
 *
 * @param first delay after the first failure; positive
 * @param longest maximum delay; not below {@code first}
 */
public record Backoff(Duration first, Duration longest) {
    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("first must be positive, and longest not below it");
        }
    }

    /**
     * The delay before the next attempt.
     *
     * @param failures number of failed attempts in a row, at least 1
     * @throws IllegalArgumentException if there was no failure
     */
    public Duration delay(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures is below 1: " + failures);
        }
        Duration delay = first;
        for (int i = 1; i < failures; i++) {
            if (delay.compareTo(longest.minus(delay)) >= 0) {
                return longest;
            }
            delay = delay.multipliedBy(2);
        }
        return delay;
    }
}
