package io.wireroom.rest.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import java.util.concurrent.TimeUnit;

/**
 * What is left of one partner's limit, on this replica, and how clients are told of it
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

    /** Takes one request. Returns the whole seconds to wait, if there is none; else 0. */
    long take() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, secondsRoundedUp(probe.getNanosToWaitForRefill()));
    }

    void giveBack() {
        bucket.addTokens(1);
    }

    public long left() {
        return bucket.getAvailableTokens();
    }

    /** {@code RateLimit-Policy}: {@code q} is the most at once, {@code w} in how many seconds all of it comes back. */
    String policy() {
        return "\"default\";q=" + limit.burst() + ";w=" + secondsToRefill(limit.burst());
    }

    /** {@code RateLimit}: {@code r} is what is left, {@code t} in how many seconds there is all of it again. */
    String state() {
        long left = left();
        return "\"default\";r=" + left + ";t=" + secondsToRefill(limit.burst() - left);
    }

    private long secondsToRefill(long tokens) {
        return Math.ceilDiv(tokens * limit.per().toSeconds(), limit.requests());
    }

    private static long secondsRoundedUp(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
