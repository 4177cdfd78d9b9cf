package io.wireroom.normalize.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Combines a date and a time of day. */
final class ClockTime {
    private static final int LEAP_SECOND = 60;

    private ClockTime() {}

    /**
     * Maps 24:00 to the start of the next day, and a leap second to the first second of the next minute.
     *
     * @throws java.time.DateTimeException if the time is invalid
     */
    static LocalDateTime at(LocalDate day, String hour, @Nullable String minute, @Nullable String second) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        int seconds = second == null ? 0 : Integer.parseInt(second);
        if (hours == 24 && minutes == 0 && seconds == 0) {
            return day.plusDays(1).atStartOfDay();
        }
        return seconds == LEAP_SECOND ? day.atTime(hours, minutes).plusMinutes(1) : day.atTime(hours, minutes, seconds);
    }
}
