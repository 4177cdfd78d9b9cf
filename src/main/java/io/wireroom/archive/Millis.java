package io.wireroom.archive;

import java.time.Instant;

/** The archive's resolution of time. */
final class Millis {
    private Millis() {}

    /** Milliseconds since 1970; instants that lie millions of years away become the furthest that there is. */
    static long of(Instant instant) {
        if (instant.getEpochSecond() >= Long.MAX_VALUE / 1000) {
            return Long.MAX_VALUE;
        }
        return instant.getEpochSecond() <= Long.MIN_VALUE / 1000 ? Long.MIN_VALUE : instant.toEpochMilli();
    }
}
