package io.wireroom.kafka.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Readings of the clocks of brokers. A reading is known to the interval between request and response. The readings of a broker are
 * intersected, because the difference between its clock and this process's monotonic clock is constant; a reading that contradicts the
 * others shows that the clock was set, and replaces them. Thread-safe.
 */
final class ClockReadings {
    /** Number of readings of a broker that are intersected: more would add the drift of its clock. */
    private static final int KEPT = 10;

    /** A broker that was not read for so long while others were does not count any more. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<Integer, Deque<Reading>> byBroker = new HashMap<>();

    /** The least difference of each broker. Computed with each reading, because the time is needed for each document. */
    private volatile List<Long> differences = List.of();

    /**
     * The difference between a broker's clock and this process's monotonic clock, in nanoseconds.
     *
     * @param answered when the response came
     */
    private record Reading(long atLeast, long atMost, long answered) {
        boolean contradicts(Reading other) {
            return atMost < other.atLeast || atLeast > other.atMost;
        }
    }

    /**
     * @param time of the broker's clock, in whole milliseconds
     * @param asked from {@link System#nanoTime}, before the request
     * @param answered likewise, after the response
     */
    synchronized void add(int broker, Instant time, long asked, long answered) {
        long nanos = time.toEpochMilli() * NANOS_PER_MILLI;
        Reading reading = new Reading(nanos - answered, nanos + NANOS_PER_MILLI - asked, answered);
        Deque<Reading> readings = byBroker.computeIfAbsent(broker, _ -> new ArrayDeque<>());
        if (readings.stream().anyMatch(reading::contradicts)) {
            readings.clear();
        }
        readings.add(reading);
        if (readings.size() > KEPT) {
            readings.removeFirst();
        }
        byBroker.values().removeIf(each -> answered - each.getLast().answered() > FORGOTTEN.toNanos());
        differences = byBroker.values().stream()
                .map(each -> each.stream().mapToLong(Reading::atLeast).max().orElseThrow())
                .toList();
    }

    /**
     * The earliest time that each broker's clock can show.
     *
     * @param now from {@link System#nanoTime}
     */
    List<Instant> at(long now) {
        return differences.stream()
                .map(difference -> Instant.ofEpochMilli(Math.floorDiv(now + difference, NANOS_PER_MILLI)))
                .toList();
    }
}
