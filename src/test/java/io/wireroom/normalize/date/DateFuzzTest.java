package io.wireroom.normalize.date;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.date.DateReading.Read;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Dates at random, in every form and damaged, held against what java.time reads of them. Whatever of its readings makes sense:
 * nothing is released before the latest. {@code -Dwireroom.fuzz.dates} sets how many, {@code -Dwireroom.fuzz.seed} the seed.
 */
class DateFuzzTest {
    private static final int DATES = Integer.getInteger("wireroom.fuzz.dates", 100_000);
    private static final long SEED = Long.getLong("wireroom.fuzz.seed", System.nanoTime());
    private static final ZoneId FALLBACK = ZoneId.of("America/New_York");
    private static final List<String> ZONES = List.of(
            "Z",
            "z",
            "+00:00",
            "-23:59",
            "+19:00",
            "+1400",
            "-05",
            "+05:45",
            " UTC",
            " CET",
            " EST",
            " Europe/Berlin",
            "[Asia/Tokyo]",
            "+09:00[Asia/Tokyo]",
            "Z[Asia/Tokyo]",
            "",
            " BST",
            " CST",
            " IST",
            " XYZ",
            "+25:00",
            "+09:00[Europe/Berlin]",
            " am",
            "A",
            "+1",
            "+123");
    private static final List<Function<LocalDateTime, String>> DAYS = List.of(
            time -> pattern("uuuu-MM-dd", time),
            time -> pattern("uuuuMMdd", time),
            time -> pattern("YYYY-'W'ww-e", time),
            time -> pattern("uuuu-DDD", time),
            time -> pattern("uuuu-M-d", time),
            time -> pattern("uuuu-MM", time),
            time -> pattern("uuuu", time),
            time -> pattern("EEE, d MMM uuuu", time),
            time -> pattern("d MMMM uu", time),
            time -> pattern("MM/dd/uuuu", time));
    private static final List<String> TIMES = List.of(
            "HH",
            "HH:mm",
            "HHmm",
            "HH:mm:ss",
            "HHmmss",
            "HH:mm:ss.SSS",
            "HH:mm:ss,SSSSSS",
            "HH:mm:ss.SSSSSSSSS",
            "hh:mm a");
    private static final List<Function<String, Instant>> READERS = List.of(
            Instant::parse,
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> ZonedDateTime.parse(text).toInstant(),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> latest(LocalDateTime.parse(text)),
            text -> latest(LocalDateTime.parse(text.replace(' ', 'T'))),
            text -> latest(LocalDate.parse(text).atStartOfDay()),
            text -> latest(
                    LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay()),
            text -> latest(
                    LocalDate.parse(text, DateTimeFormatter.ISO_ORDINAL_DATE).atStartOfDay()),
            text -> latest(
                    LocalDate.parse(text, DateTimeFormatter.ISO_WEEK_DATE).atStartOfDay()),
            text -> latest(YearMonth.parse(text).plusMonths(1).atDay(1).atStartOfDay()),
            text -> latest(Year.parse(text, DateTimeFormatter.ofPattern("uuuu"))
                    .plusYears(1)
                    .atDay(1)
                    .atStartOfDay()));

    private final Random random = new Random(SEED);

    /** What is written in a form that is known is read as what was meant, and never released before that. */
    @Test
    void neverReleasesBeforeTheIntendedTime() {
        for (int i = 0; i < DATES; i++) {
            LocalDateTime local = moment().truncatedTo(ChronoUnit.SECONDS);
            String fraction = random.nextInt(3) == 0 ? "" : "." + digits(1 + random.nextInt(30));
            int minutes = random.nextInt(2 * 1440 - 1) - 1439;
            String offset =
                    "%s%02d:%02d".formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
            String day = DAYS.get(random.nextInt(5)).apply(local);
            String text = day + "T" + pattern("HH:mm:ss", local) + fraction + offset;
            Instant meant = local.toInstant(ZoneOffset.UTC).minusSeconds(minutes * 60L);
            boolean more = !fraction.replaceAll("[.0]", "").isEmpty();

            assertThat(Dates.read(text, FALLBACK))
                    .as("%s, seed %d", text, SEED)
                    .isEqualTo(new Read(meant, more ? meant.plusSeconds(1) : meant, null, true));
        }
    }

    /** Of anything that looks like a date: if it is read at all, it is not released before any reading of another reader. */
    @Test
    void neverReleasesBeforeAnyOtherReading() {
        int compared = 0;
        for (int i = 0; i < DATES; i++) {
            String text = random.nextInt(4) == 0 ? damaged(written()) : written();
            if (!(Dates.read(text, FALLBACK) instanceof Read read)) {
                continue;
            }
            for (Instant other : readings(text)) {
                compared++;
                assertThat(read.notBefore()).as("%s, seed %d", text, SEED).isAfterOrEqualTo(other);
            }
            assertThat(read.notBefore()).as("%s, seed %d", text, SEED).isAfterOrEqualTo(read.date());
            assertThat(read.notBefore()).isEqualTo(read.notBefore().truncatedTo(ChronoUnit.SECONDS));
        }
        assertThat(compared).isGreaterThan(DATES / 10);
    }

    private static List<Instant> readings(String text) {
        List<Instant> readings = new ArrayList<>();
        for (Function<String, Instant> reader : READERS) {
            try {
                readings.add(reader.apply(text.strip()));
            } catch (DateTimeException | ArithmeticException notItsForm) {
                assertThat(notItsForm).isNotNull();
            }
        }
        return readings;
    }

    private String written() {
        LocalDateTime local = moment();
        String day = DAYS.get(random.nextInt(DAYS.size())).apply(local);
        if (random.nextInt(4) == 0) {
            return day;
        }
        String time = pattern(TIMES.get(random.nextInt(TIMES.size())), local);
        return day + (random.nextBoolean() ? "T" : " ") + time + ZONES.get(random.nextInt(ZONES.size()));
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        int at = random.nextInt(text.length());
        String noise = "0123456789-+:.,TZ []WG/";
        char c = noise.charAt(random.nextInt(noise.length()));
        switch (random.nextInt(3)) {
            case 0 -> damaged.setCharAt(at, c);
            case 1 -> damaged.insert(at, c);
            default -> damaged.deleteCharAt(at);
        }
        return damaged.toString();
    }

    private LocalDateTime moment() {
        LocalDateTime any = LocalDateTime.of(1000, 1, 1, 0, 0).plusSeconds(random.nextLong(8_999L * 31_556_952));
        LocalDateTime near = LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(random.nextLong(20L * 31_556_952));
        LocalDateTime moment = random.nextInt(3) == 0 ? any : near;
        return random.nextInt(8) == 0 ? clockChange(moment.getYear()) : moment.plusNanos(random.nextInt(1_000_000_000));
    }

    /** A local time that New York has twice or not at all. */
    private LocalDateTime clockChange(int year) {
        var sunday = LocalDate.of(year, random.nextBoolean() ? 3 : 11, 1 + random.nextInt(14));
        return sunday.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                .atTime(1 + random.nextInt(2), random.nextInt(60));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(3) == 0 ? random.nextInt(10) : 0);
        }
        return digits.toString();
    }

    private static Instant latest(LocalDateTime local) {
        return ZonedDateTime.ofLocal(local, FALLBACK, null)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    private static String pattern(String pattern, LocalDateTime time) {
        if (pattern.startsWith("YYYY")) {
            return "%04d-W%02d-%d"
                    .formatted(
                            time.get(IsoFields.WEEK_BASED_YEAR),
                            time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                            time.getDayOfWeek().getValue());
        }
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
