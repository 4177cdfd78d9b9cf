package io.wireroom.partner;

import java.time.Duration;

/**
 * Rate limit of a partner: a token bucket of {@code burst} tokens, refilled evenly with {@code requests} tokens per {@code per}.
 *
 * @param requests number of requests, 1 to 1,000,000
 * @param per one second to one day, in whole seconds
 * @param burst bucket capacity, 1 to {@code requests}
 */
public record Limit(int requests, Duration per, int burst) {
    /** 600 requests per minute, all of which may come in one burst. */
    public static final Limit DEFAULT = new Limit(600, Duration.ofMinutes(1), 600);

    private static final int MAX_REQUESTS = 1_000_000;

    public Limit {
        if (requests < 1 || requests > MAX_REQUESTS) {
            throw new IllegalArgumentException("requests must be from 1 to " + MAX_REQUESTS);
        }
        if (per.compareTo(Duration.ofSeconds(1)) < 0
                || per.compareTo(Duration.ofDays(1)) > 0
                || per.toNanosPart() != 0) {
            throw new IllegalArgumentException("per must be whole seconds, from 1s to 24h");
        }
        if (burst < 1 || burst > requests) {
            throw new IllegalArgumentException("burst must be from 1 to the number of requests");
        }
    }
}
