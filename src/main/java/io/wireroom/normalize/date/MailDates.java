package io.wireroom.normalize.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of RFC 822, 1123, 2822 and 5322, and the obsolete forms of HTTP and Usenet with hyphens. English names, short or long. */
final class MailDates {
    private static final Pattern DATE = Pattern.compile(
            "(?:([A-Za-z]{3,9})\\.?\\s*+,?\\s*+)?(\\d{1,2})[\\s-]++([A-Za-z]{3,9})\\.?[\\s-]++(\\d{2,4})"
                    + "(?:\\s*+,?\\s*+(\\d{1,2})\\s*+:\\s*+(\\d{2})(?:\\s*+:\\s*+(\\d{2}))?\\s*+([A-Za-z]++|[+-][0-9:]++)?)?");
    private static final int MIN_NAME_LENGTH = 3;

    private MailDates() {}

    /** Null if the text has another form. */
    static @Nullable WrittenDate read(String text) throws UnreadableDateException {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return null;
        }
        LocalDate day = LocalDate.of(year(date.group(4)), month(date.group(3)), Integer.parseInt(date.group(2)));
        requireDayOfWeek(date.group(1), day);
        if (date.group(5) == null) {
            return WrittenDate.of(day.atStartOfDay(), false, WrittenZone.ABSENT);
        }
        LocalDateTime time = ClockTime.at(day, date.group(5), date.group(6), date.group(7));
        return WrittenDate.of(time, false, WrittenZone.of(date.group(8), ZoneNames.MAIL));
    }

    /** Years of two and three digits by RFC 5322 §4.3: 00 to 49 are 2000 to 2049, all others count from 1900. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static Month month(String name) throws UnreadableDateException {
        for (Month month : Month.values()) {
            if (abbreviates(name, month.name())) {
                return month;
            }
        }
        throw new UnreadableDateException("a month that is not known");
    }

    private static void requireDayOfWeek(@Nullable String name, LocalDate day) throws UnreadableDateException {
        if (name == null) {
            return;
        }
        for (DayOfWeek each : DayOfWeek.values()) {
            if (abbreviates(name, each.name()) && day.getDayOfWeek() == each) {
                return;
            }
        }
        throw new UnreadableDateException("a day of the week that is not the date's");
    }

    private static boolean abbreviates(String name, String full) {
        return name.length() >= MIN_NAME_LENGTH && full.startsWith(name.toUpperCase(Locale.ROOT));
    }
}
