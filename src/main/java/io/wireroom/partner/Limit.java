package io.wireroom.partner;

import java.time.Duration;

/**
 * How often a partner may ask: a bucket of {@code burst} requests, filled up evenly by {@code requests} in {@code per}.
 *
 * @param requests 1 to 1,000,000
 * @param per one second to one day, in whole seconds
 * @param burst the most at once: 1 to {@code requests}
 */
public record Limit(int requests, Duration per, int burst) {
    /** Ten a second, all of a minute at once if need be. */
    public static final Limit DEFAULT = new Limit(600, Duration.ofMinutes(1), 600);

    private static final int MOST_REQUESTS = 1_000_000;

    public Limit {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException("requests must be from 1 to " + MOST_REQUESTS);
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
