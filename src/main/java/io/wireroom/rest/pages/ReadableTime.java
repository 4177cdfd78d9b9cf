package io.wireroom.rest.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times for display, in UTC. */
final class ReadableTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ReadableTime() {}

    static String of(Instant moment) {
        return FORMAT.format(moment);
    }
}
