package io.wireroom.rest.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import java.util.concurrent.TimeUnit;

/**
 * One partner's rate limit on this replica (token bucket), and the response headers that describe it
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
public final class RateLimiter {
    private final Limit limit;
    private final Bucket bucket;

    RateLimiter(Limit limit, TimeMeter time) {
        this.limit = limit;
        this.bucket = Bucket.builder()
                .addLimit(to -> to.capacity(limit.burst()).refillGreedy(limit.requests(), limit.per()))
                .withCustomTimePrecision(time)
                .build();
    }

    public Limit limit() {
        return limit;
    }

    /** Consumes one request. Returns 0, or the seconds to wait, rounded up, if the limit is exceeded. */
    long tryConsume() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, secondsRoundedUp(probe.getNanosToWaitForRefill()));
    }

    void refund() {
        bucket.addTokens(1);
    }

    public long remaining() {
        return bucket.getAvailableTokens();
    }

    /**
     * Value of {@code RateLimit-Policy}: {@code q} is the burst size, {@code w} the seconds until an empty bucket is full.
     */
    String policy() {
        return "\"default\";q=" + limit.burst() + ";w=" + secondsToRefill(limit.burst());
    }

    /**
     * Value of {@code RateLimit}: {@code r} is the number of remaining requests, {@code t} the seconds until the bucket is
     * full.
     */
    String state() {
        long remaining = remaining();
        return "\"default\";r=" + remaining + ";t=" + secondsToRefill(limit.burst() - remaining);
    }

    private long secondsToRefill(long tokens) {
        return Math.ceilDiv(tokens * limit.per().toSeconds(), limit.requests());
    }

    private static long secondsRoundedUp(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
