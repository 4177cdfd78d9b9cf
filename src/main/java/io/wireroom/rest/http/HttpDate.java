package io.wireroom.rest.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Formats and parses HTTP dates (RFC 9110 §5.6.7). */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private final Clock clock;
    private volatile Second latest = new Second(Long.MIN_VALUE, "");

    HttpDate(Clock clock) {
        this.clock = clock;
    }

    private record Second(long second, String text) {}

    /** The current time. The formatted text is cached for one second. */
    String now() {
        Second known = latest;
        long second = Math.floorDiv(clock.millis(), 1_000L);
        if (known.second() != second) {
            known = new Second(second, of(Instant.ofEpochSecond(second)));
            latest = known;
        }
        return known.text();
    }

    static String of(Instant moment) {
        return FORMAT.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** Parses a date. Empty if it is invalid: recipients ignore invalid dates (RFC 9110 §13.1.3). */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
