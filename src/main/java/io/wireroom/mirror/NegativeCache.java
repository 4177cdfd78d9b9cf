package io.wireroom.mirror;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Caches failed keys for a fixed time. Holds at most 10,000 keys; the oldest are evicted first. */
final class NegativeCache<K> {
    private static final int MAX_ENTRIES = 10_000;

    private final Duration ttl;
    private final InstantSource clock;
    private final Map<K, Instant> expirations = new LinkedHashMap<>();

    NegativeCache(Duration ttl, InstantSource clock) {
        this.ttl = ttl;
        this.clock = clock;
    }

    synchronized void add(K key) {
        expirations.remove(key);
        expirations.put(key, clock.instant().plus(ttl));
        if (expirations.size() > MAX_ENTRIES) {
            expirations.remove(expirations.keySet().iterator().next());
        }
    }

    synchronized boolean contains(K key) {
        Instant end = expirations.get(key);
        return end != null && clock.instant().isBefore(end);
    }
}
