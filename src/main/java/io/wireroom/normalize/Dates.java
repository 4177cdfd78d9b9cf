package io.wireroom.normalize;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as producers write them, to whole seconds.
 *
 * <p>RFC 3339; ISO 8601 with or without time, seconds, {@code -} and {@code :}, by month, week or day of the year; RFC 822 with
 * its successors' four-digit years and zones by name. Without a zone UTC is meant, without a time midnight. A leap second is the
 * first second of the next minute. Anything else, or a year before 1900 or after 9999, is empty.
 */
final class Dates {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})-(\\d{2})|(\\d{2})(\\d{2})|-?W(\\d{2})-?([1-7])|-?(\\d{3}))"
                    + "(?:(?:[Tt_]|\\s+)(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,18})?)?\\s*([A-Za-z]+|[+-][0-9:]+)?)?");
    private static final Pattern RFC_822 =
            Pattern.compile("(?:[A-Za-z]{3,9}\\s*,?\\s*)?(\\d{1,2})[\\s-]+([A-Za-z]{3,9})\\.?[\\s-]+(\\d{4}|\\d{2})"
                    + "(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([A-Za-z]+|[+-][0-9:]+)?)?(?:\\s*\\([^()]*\\))?");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(?::?(\\d{2}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7));
    private static final int LONGEST = 64;

    private Dates() {}

    static Optional<Instant> parse(String text) {
        String date = text.strip();
        if (date.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return read(date).filter(Dates::sensible);
        } catch (DateTimeException e) {
            return Optional.empty(); // of the right shape, but such as 30 February
        }
    }

    private static Optional<Instant> read(String date) {
        Matcher iso = ISO.matcher(date);
        if (iso.matches()) {
            return at(isoDay(iso), iso, 9);
        }
        Matcher mail = RFC_822.matcher(date);
        return mail.matches() ? at(mailDay(mail), mail, 4) : Optional.empty();
    }

    private static LocalDate isoDay(Matcher iso) {
        int year = Integer.parseInt(iso.group(1));
        if (iso.group(6) != null) {
            return LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(iso.group(6)))
                    .with(WeekFields.ISO.dayOfWeek(), Integer.parseInt(iso.group(7)));
        }
        if (iso.group(8) != null) {
            return LocalDate.ofYearDay(year, Integer.parseInt(iso.group(8)));
        }
        int group = iso.group(2) != null ? 2 : 4;
        return LocalDate.of(year, Integer.parseInt(iso.group(group)), Integer.parseInt(iso.group(group + 1)));
    }

    private static LocalDate mailDay(Matcher mail) {
        int month = MONTHS.indexOf(mail.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        return LocalDate.of(year(mail.group(3)), month, Integer.parseInt(mail.group(1)));
    }

    /** Two digits by RFC 5322 §4.3: 00 to 49 are of this century. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    /** @param hour the group of the hour; minute, second and zone follow it */
    private static Optional<Instant> at(LocalDate day, Matcher date, int hour) {
        if (date.group(hour) == null) {
            return Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        int second = date.group(hour + 2) == null ? 0 : Integer.parseInt(date.group(hour + 2));
        LocalDateTime time = time(
                day, Integer.parseInt(date.group(hour)), Integer.parseInt(date.group(hour + 1)), Math.min(second, 60));
        return zone(date.group(hour + 3))
                .filter(zone -> second <= 60)
                .map(zone -> time.plusSeconds(second).toInstant(zone));
    }

    private static LocalDateTime time(LocalDate day, int hour, int minute, int second) {
        return hour == 24 && minute == 0 && second == 0 ? day.plusDays(1).atStartOfDay() : day.atTime(hour, minute);
    }

    private static Optional<ZoneOffset> zone(@Nullable String zone) {
        if (zone == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        Matcher offset = OFFSET.matcher(zone);
        if (offset.matches()) {
            int minutes = Integer.parseInt(offset.group(2)) * 60
                    + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
            return Optional.of(ZoneOffset.ofTotalSeconds((offset.group(1).equals("-") ? -60 : 60) * minutes));
        }
        return Optional.ofNullable(ZONES.get(zone.toUpperCase(Locale.ROOT))).map(ZoneOffset::ofHours);
    }

    private static boolean sensible(Instant date) {
        int year = date.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1900 && year <= 9999;
    }
}
