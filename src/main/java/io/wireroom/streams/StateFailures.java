package io.wireroom.streams;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures of the local stores. Kafka Streams deletes a damaged store and restores it, but a store that fails while it is opened stays
 * locked by the process: every replaced thread then fails again.
 */
final class StateFailures {
    private static final int MAX_FAILURES = 10;
    private static final long MEMORY = Duration.ofMinutes(2).toNanos();

    private final LongSupplier nanoTime;
    private int failures;
    private long latest;

    StateFailures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.latest = nanoTime.getAsLong();
    }

    /** Whether the limit of failures is reached. */
    synchronized boolean isLast(Throwable failure) {
        if (!isOfState(failure)) {
            return false;
        }
        long now = nanoTime.getAsLong();
        failures = now - latest > MEMORY ? 1 : failures + 1;
        latest = now;
        return failures > MAX_FAILURES;
    }

    private static boolean isOfState(@Nullable Throwable failure) {
        return failure != null && (failure instanceof ProcessorStateException || isOfState(failure.getCause()));
    }
}
