package io.wireroom.ledger;

import java.time.Instant;

/**
 * The current time. Clocks that disagree leave an interval, and in doubt an article is not visible: it is released when the whole interval has
 * passed its release, and expires when a part of the interval has reached its expiry.
 *
 * @param earliest the time that certainly has come
 * @param latest the time that may have come; not before {@code earliest}
 */
public record CurrentTime(Instant earliest, Instant latest) {
    public CurrentTime {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("latest is before earliest");
        }
    }

    /** One clock, or clocks that agree. */
    public static CurrentTime exactly(Instant time) {
        return new CurrentTime(time, time);
    }

    boolean hasCertainlyReached(Instant time) {
        return !time.isAfter(earliest);
    }

    boolean mayHaveReached(Instant time) {
        return !time.isAfter(latest);
    }
}
