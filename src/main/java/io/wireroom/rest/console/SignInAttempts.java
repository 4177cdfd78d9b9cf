package io.wireroom.rest.console;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Limits the wrong keys that an address may try on this replica: ten at once, then one every six seconds. */
@Singleton
final class SignInAttempts {
    private static final int AT_ONCE = 10;
    private static final Duration REFILL_INTERVAL = Duration.ofSeconds(6);
    private static final int MAX_ADDRESSES = 10_000;

    private final LoadingCache<String, Bucket> addresses;

    @Inject
    SignInAttempts() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    SignInAttempts(TimeMeter time) {
        this.addresses = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(REFILL_INTERVAL.multipliedBy(AT_ONCE))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, REFILL_INTERVAL))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Whether the address may try another key, which counts as wrong until {@link #succeeded}. */
    boolean mayTry(String address) {
        return addresses.get(address).tryConsume(1);
    }

    void succeeded(String address) {
        addresses.get(address).addTokens(1);
    }

    /** Seconds after which another key may be tried. */
    static long retryAfter() {
        return REFILL_INTERVAL.toSeconds();
    }
}
