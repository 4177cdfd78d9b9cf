package io.wireroom.normalize.date;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A local date and time with its zone.
 *
 * @param start in whole seconds; the start of a period
 * @param end {@code start} rounded up to a whole second; the end of a period
 * @param period {@code month}, {@code week} or {@code year} if the date has this precision only
 */
record WrittenDate(
        LocalDateTime start, LocalDateTime end, @Nullable String period, WrittenZone zone) {

    /** A point in time. */
    static WrittenDate of(LocalDateTime second, boolean fraction, WrittenZone zone) {
        return new WrittenDate(second, fraction ? second.plusSeconds(1) : second, null, zone);
    }
}
