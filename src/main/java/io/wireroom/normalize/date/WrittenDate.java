package io.wireroom.normalize.date;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A date as it was written, before its zone is applied.
 *
 * @param start its second, or the first one of a period
 * @param end the first second that is not earlier than any moment that may be meant
 * @param period {@code month}, {@code week} or {@code year}, if it says no more
 */
record WrittenDate(
        LocalDateTime start, LocalDateTime end, @Nullable String period, WrittenZone zone) {

    /** A point in time. */
    static WrittenDate of(LocalDateTime second, boolean fraction, WrittenZone zone) {
        return new WrittenDate(second, fraction ? second.plusSeconds(1) : second, null, zone);
    }
}
