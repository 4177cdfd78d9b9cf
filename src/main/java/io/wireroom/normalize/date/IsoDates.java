package io.wireroom.normalize.date;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of RFC 3339, ISO 8601 and YAML, which begin with the year, with an optional zone in brackets as of Java and RFC 9557. */
final class IsoDates {
    private static final String DAY =
            "(?<year>\\d{4})(?:-(?<month>\\d{1,2})-(?<day>\\d{1,2})|(?<bmonth>\\d{2})(?<bday>\\d{2})"
                    + "|-?[Ww](?<week>\\d{2})(?:-?(?<weekday>[1-7]))?|-?(?<yearday>\\d{3})|-(?<only>\\d{2}))?";
    private static final String TIME =
            "(?:[Tt_]|\\s++)(?<hour>\\d{2}|\\d(?=:))(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2}))?)?"
                    + "(?:[.,](?<fraction>\\d++))?";
    private static final String ZONE =
            "(?:\\s*+(?<zone>[A-Za-z][A-Za-z0-9_+/-]*+|[+\\-\u2212][0-9:]++))?(?<suffixes>(?:\\[[^\\[\\]]*+\\])*+)";
    private static final Pattern DATE = Pattern.compile(DAY + "(?:" + TIME + ZONE + ")?");

    private IsoDates() {}

    /** Null if the text has another form. */
    static @Nullable WrittenDate read(String text) throws UnreadableDateException {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return null;
        }
        LocalDate day = day(date);
        if (date.group("hour") != null) {
            return time(day, date);
        }
        return switch (period(date)) {
            case null -> WrittenDate.of(day.atStartOfDay(), false, WrittenZone.ABSENT);
            case "week" -> period("week", day, day.plusWeeks(1));
            case "month" -> period("month", day, day.plusMonths(1));
            case String year -> period(year, day, day.plusYears(1));
        };
    }

    private static WrittenDate period(String name, LocalDate first, LocalDate next) {
        return new WrittenDate(first.atStartOfDay(), next.atStartOfDay(), name, WrittenZone.ABSENT);
    }

    /** The precision of the date: a period, or null for a day. */
    private static @Nullable String period(Matcher date) {
        if (date.group("week") != null) {
            return date.group("weekday") == null ? "week" : null;
        }
        boolean dayed = date.group("day") != null || date.group("bday") != null || date.group("yearday") != null;
        return dayed ? null : date.group("only") == null ? "year" : "month";
    }

    private static LocalDate day(Matcher date) {
        int year = number(date, "year");
        if (date.group("week") != null) {
            return ofWeek(year, number(date, "week"), date.group("weekday") == null ? 1 : number(date, "weekday"));
        }
        if (date.group("yearday") != null) {
            return LocalDate.ofYearDay(year, number(date, "yearday"));
        }
        if (date.group("bmonth") != null) {
            return LocalDate.of(year, number(date, "bmonth"), number(date, "bday"));
        }
        return date.group("day") != null
                ? LocalDate.of(year, number(date, "month"), number(date, "day"))
                : LocalDate.of(year, date.group("only") == null ? 1 : number(date, "only"), 1);
    }

    private static LocalDate ofWeek(int year, int week, int weekday) {
        LocalDate fourth = LocalDate.of(year, 1, 4); // always in the first week
        IsoFields.WEEK_OF_WEEK_BASED_YEAR
                .rangeRefinedBy(fourth)
                .checkValidValue(week, IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return fourth.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week).with(DayOfWeek.of(weekday));
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group));
    }

    private static WrittenDate time(LocalDate day, Matcher date) throws UnreadableDateException {
        if (period(date) != null) {
            throw new UnreadableDateException("a time without a day");
        }
        LocalDateTime time = ClockTime.at(day, date.group("hour"), date.group("minute"), date.group("second"));
        WrittenZone zone = WrittenZone.of(date.group("zone"), ZoneNames.GENERAL).with(date.group("suffixes"));
        if (date.group("fraction") == null) {
            return WrittenDate.of(time, false, zone);
        }
        BigDecimal seconds = new BigDecimal("0." + date.group("fraction")).multiply(unit(date));
        boolean endOfDay = date.group("hour").equals("24");
        if (endOfDay && seconds.signum() != 0) {
            throw new DateTimeException("later than the end of the day");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        return WrittenDate.of(time.plusSeconds(whole.longValue()), seconds.compareTo(whole) != 0, zone);
    }

    /** The length in seconds of the unit that the fraction belongs to. ISO 8601 allows a fraction of the smallest unit given. */
    private static BigDecimal unit(Matcher date) {
        return BigDecimal.valueOf(date.group("second") != null ? 1 : date.group("minute") != null ? 60 : 3600);
    }
}
