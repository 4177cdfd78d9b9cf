package io.wireroom.mirror;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers for a while what could not be had; of more than 10,000 the oldest are forgotten. */
final class NegativeCache<K> {
    private static final int MOST = 10_000;

    private final Duration time;
    private final InstantSource clock;
    private final Map<K, Instant> ends = new LinkedHashMap<>();

    NegativeCache(Duration time, InstantSource clock) {
        this.time = time;
        this.clock = clock;
    }

    synchronized void add(K key) {
        ends.remove(key);
        ends.put(key, clock.instant().plus(time));
        if (ends.size() > MOST) {
            ends.remove(ends.keySet().iterator().next());
        }
    }

    synchronized boolean has(K key) {
        Instant end = ends.get(key);
        return end != null && clock.instant().isBefore(end);
    }
}
