package io.wireroom.archive;

import java.time.Instant;

/** The archive's resolution of time. */
final class Millis {
    private Millis() {}

    /** Far enough for every date, and near enough to count on from. */
    private static final long FURTHEST = Long.MAX_VALUE / 2;

    /** Milliseconds since 1970; instants more than 146 million years away become the furthest that there is. */
    static long of(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), -FURTHEST / 1000, FURTHEST / 1000);
        return seconds * 1000 + instant.getNano() / 1_000_000;
    }
}
