package io.wireroom.rest.cache;

import io.wireroom.archive.PartitionOffsets;
import io.wireroom.rest.http.Representation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Responses created from one archive state of one log. */
final class ResponseGeneration {
    private static final int MAX_RESPONSES = 2_000;
    private static final long MAX_BYTES = 32L << 20;

    private final String identity;
    private final PartitionOffsets positions;
    private final Map<ResponseKey, CachedResponse> responses = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean evicted;

    /** @param identity identity of the log */
    ResponseGeneration(String identity, PartitionOffsets positions) {
        this.identity = identity;
        this.positions = positions;
    }

    boolean matches(String log, PartitionOffsets at) {
        return positions.equals(at) && identity.equals(log);
    }

    @Nullable
    CachedResponse get(ResponseKey key) {
        return responses.get(key);
    }

    /** Caches a response if there is room. Returns the response that was cached before, else this one. */
    Representation keep(ResponseKey key, Representation response) {
        CachedResponse added = new CachedResponse(response);
        CachedResponse before = responses.size() >= MAX_RESPONSES || bytes.get() >= MAX_BYTES
                ? responses.get(key)
                : responses.putIfAbsent(key, added);
        if (before != null) {
            return before.representation();
        }
        if (evicted) {
            added.evict(); // evict() may have passed the entry
        }
        bytes.addAndGet(response.body().size());
        return response;
    }

    /** Releases the direct memory of all responses. Responses that are cached later get none. */
    void evict() {
        evicted = true;
        responses.values().forEach(CachedResponse::evict);
    }
}
