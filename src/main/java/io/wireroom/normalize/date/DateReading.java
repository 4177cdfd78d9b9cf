package io.wireroom.normalize.date;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of reading a date. */
public sealed interface DateReading {

    /**
     * A date.
     *
     * @param date in whole seconds; the start of a month, week or year
     * @param notBefore the earliest release if this is an embargo: {@code date} rounded up to a whole second, or the end of a month, week
     *     or year
     * @param period {@code month}, {@code week} or {@code year} if the date has this precision only
     * @param zoned whether the date has a time zone
     */
    record Read(Instant date, Instant notBefore, @Nullable String period, boolean zoned) implements DateReading {}

    /** A placeholder that tools write for an absent date: the start of the year 1, or zeros. */
    record Absent() implements DateReading {}

    /** @param reason a message for the producer that follows the key. Quotes nothing of the document except a known zone's name */
    record Unreadable(String reason) implements DateReading {}
}
