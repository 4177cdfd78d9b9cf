package io.wireroom.normalize.date;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was found where a date should be. */
public sealed interface DateReading {

    /**
     * A date.
     *
     * @param date its second; the first one of a month, week or year
     * @param notBefore the first whole second that is not earlier than any moment that was meant: {@code date}, or the second
     *     after it if there are fractions of one, or the end of a month, week or year
     * @param period {@code month}, {@code week} or {@code year}, if it says no more than that
     * @param zoned whether it says its time zone
     */
    record Read(Instant date, Instant notBefore, @Nullable String period, boolean zoned) implements DateReading {}

    /** A date that tools write where there is none: the first moment of the year 1, or zeros throughout. */
    record Absent() implements DateReading {}

    /** @param why for the producer, to go on after the key's name; quotes nothing of the document but a zone's name that is known */
    record Unreadable(String why) implements DateReading {}
}
