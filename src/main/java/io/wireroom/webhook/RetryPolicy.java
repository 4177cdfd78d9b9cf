package io.wireroom.webhook;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Determines when a failed message is sent again.
 *
 * @param delays delays after the first, second, … failure; the last one applies to all further failures
 * @param minPause minimum delay after 429 and after a timeout, because the endpoint is overloaded
 * @param refusals number of attempts after which a refused message is parked
 * @param disableAfter time since the first failure after which the endpoint is disabled
 */
public record RetryPolicy(List<Duration> delays, Duration minPause, int refusals, Duration disableAfter) {
    /** Random deviation of the delays, so that endpoints that failed together are not retried together. */
    private static final double JITTER = 0.2;

    public RetryPolicy {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || !delays.stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("retries must be positive durations, at least one");
        }
        if (minPause.isNegative() || refusals < 1 || !disableAfter.isPositive()) {
            throw new IllegalArgumentException("disable-after must be positive");
        }
    }

    /**
     * The delay before the next attempt.
     *
     * @param failures number of failed attempts of the message, at least 1
     * @param random uniform in [0, 1)
     */
    Duration delay(int failures, DeliveryOutcome outcome, DoubleSupplier random) {
        Duration delay = delays.get(Math.min(failures, delays.size()) - 1);
        if (isOverloaded(outcome.result()) && delay.compareTo(minPause) < 0) {
            delay = minPause;
        }
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        Duration spread = Duration.ofNanos(Math.round(delay.toNanos() * factor));
        return requested(delay, spread, outcome.retryAfter());
    }

    /** {@code Retry-After}, limited to one to two times the delay, so that an endpoint can't stop its worker for longer. */
    private static Duration requested(Duration delay, Duration spread, @Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return spread;
        }
        Duration max = delay.multipliedBy(2);
        if (retryAfter.compareTo(delay) < 0) {
            return delay;
        }
        return retryAfter.compareTo(max) > 0 ? max : retryAfter;
    }

    private static boolean isOverloaded(Result result) {
        return result == Result.TOO_MANY_REQUESTS || result == Result.TIMED_OUT;
    }
}
