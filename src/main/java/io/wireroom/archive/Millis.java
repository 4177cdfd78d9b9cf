package io.wireroom.archive;

import java.time.Instant;

/** Conversion of instants to milliseconds. */
final class Millis {
    private Millis() {}

    /** Limit that avoids overflows in calculations. */
    private static final long MAX = Long.MAX_VALUE / 2;

    /** Milliseconds since 1970; instants more than 146 million years away are clamped. */
    static long of(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), -MAX / 1000, MAX / 1000);
        return seconds * 1000 + instant.getNano() / 1_000_000;
    }
}
