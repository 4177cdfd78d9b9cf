package io.wireroom.normalize.date;

import io.wireroom.normalize.date.DateReading.Absent;
import io.wireroom.normalize.date.DateReading.Read;
import io.wireroom.normalize.date.DateReading.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads dates in common formats.
 *
 * <p>Accepts RFC 3339; ISO 8601 by month, week or day of the year, basic or extended, with reduced precision and fractions; RFC 822 and
 * its successors; zones in brackets as of Java and RFC 9557. Ambiguous and contradictory dates are unreadable: an abbreviation of several
 * zones, a wrong day of the week, an offset that the zone does not have.
 */
public final class Dates {
    private static final int MAX_LENGTH = 1_024;

    /** Go's zero time. */
    private static final Instant GO_ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final Pattern ZEROS = Pattern.compile("0000-00-00(?:[T ]00:00:00(?:\\.0+)?Z?)?");
    private static final String FORM = "not a date by RFC 3339, ISO 8601 or RFC 822; write it as 2026-12-01T10:00:00Z";

    private Dates() {}

    /** @param fallback the time zone of a date without one */
    public static DateReading read(String text, ZoneId fallback) {
        String date = text.strip();
        if (date.length() > MAX_LENGTH) {
            return new Unreadable(FORM);
        }
        if (ZEROS.matcher(date).matches()) {
            return new Absent();
        }
        try {
            return resolved(written(MailComments.removed(date)), fallback);
        } catch (UnreadableDateException e) {
            return new Unreadable(e.reason());
        } catch (DateTimeException e) {
            return new Unreadable("there is no such date or time");
        }
    }

    private static WrittenDate written(String date) throws UnreadableDateException {
        WrittenDate iso = IsoDates.read(date);
        WrittenDate written = iso == null ? MailDates.read(date) : iso;
        if (written == null) {
            throw new UnreadableDateException(FORM);
        }
        return written;
    }

    private static DateReading resolved(WrittenDate written, ZoneId fallback) throws UnreadableDateException {
        Instant start = written.zone().instantOf(written.start(), fallback);
        Instant end = written.zone().instantOf(written.end(), fallback);
        if (start.equals(GO_ZERO)) {
            return new Absent();
        }
        if (start.atOffset(ZoneOffset.UTC).getYear() < 0) {
            return new Unreadable("before the year 0");
        }
        return new Read(start, end, written.period(), !written.zone().isAbsent());
    }
}
