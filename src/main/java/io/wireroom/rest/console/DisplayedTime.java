package io.wireroom.rest.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time for display.
 *
 * @param iso ISO 8601, for programs
 * @param text in UTC
 * @param distance relative to now
 */
public record DisplayedTime(String iso, String text, String distance) {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static DisplayedTime of(Instant moment, Instant now) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        Duration between = Duration.between(moment, now);
        String distance = between.isNegative()
                ? "in " + length(between.negated())
                : between.toSeconds() == 0 ? "now" : length(between) + " ago";
        return new DisplayedTime(second.toString(), FORMAT.format(moment) + " UTC", distance);
    }

    static @Nullable DisplayedTime ofNullable(@Nullable Instant moment, Instant now) {
        return moment == null ? null : of(moment, now);
    }

    /** Formats a duration in its largest unit. */
    static String length(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < Duration.ofHours(2).toSeconds()) {
            return duration.toMinutes() + " min";
        }
        return seconds < Duration.ofDays(2).toSeconds() ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
