package io.wireroom.normalize.date;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.date.DateReading.Read;
import io.wireroom.normalize.date.DateReading.Unreadable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2025-07-30T14:15:31Z            | 2025-07-30T14:15:31Z
        2025-07-30t14:15:31z            | 2025-07-30T14:15:31Z
        2025-07-30T14:15:31.000Z        | 2025-07-30T14:15:31Z
        2025-07-30T14:15:31+02:00       | 2025-07-30T12:15:31Z
        2025-07-30T14:15:31-0530        | 2025-07-30T19:45:31Z
        2025-07-30T14:15:31+00          | 2025-07-30T14:15:31Z
        2025-07-30T14:15:31-00:00       | 2025-07-30T14:15:31Z
        2025-07-30T14:15:31−01:00       | 2025-07-30T15:15:31Z
        2026-12-01T10:00:00+19:00       | 2026-11-30T15:00:00Z
        2026-12-01T10:00:00+23:59       | 2026-11-30T10:01:00Z
        2026-12-01T10:00:00-23:59       | 2026-12-02T09:59:00Z
        9999-12-31T23:59:59-12:00       | +10000-01-01T11:59:59Z
        1850-01-01T00:00:00+00:53:28    | 1849-12-31T23:06:32Z
        0000-01-01T00:00:00Z            | 0000-01-01T00:00:00Z
        2026-12-01T10Z                  | 2026-12-01T10:00:00Z
        2026-12-01T10:30Z               | 2026-12-01T10:30:00Z
        2026-12-01T10,5Z                | 2026-12-01T10:30:00Z
        2026-12-01T10:15.25Z            | 2026-12-01T10:15:15Z
        20261201T10Z                    | 2026-12-01T10:00:00Z
        2025-07-30T24:00Z               | 2025-07-31T00:00:00Z
        2025-07-30T24:00:00.000Z        | 2025-07-31T00:00:00Z
        2016-12-31T23:59:60Z            | 2017-01-01T00:00:00Z
        1990-12-31T15:59:60-08:00       | 1991-01-01T00:00:00Z
        20250730T141531Z                | 2025-07-30T14:15:31Z
        20250730T141531+0200            | 2025-07-30T12:15:31Z
        2025W313T141531Z                | 2025-07-30T14:15:31Z
        2025-W31-3T14:15:31Z            | 2025-07-30T14:15:31Z
        2020-W53-7T00:00Z               | 2021-01-03T00:00:00Z
        2025-211T14:15Z                 | 2025-07-30T14:15:00Z
        2025211T1415Z                   | 2025-07-30T14:15:00Z
        2024-366T00:00Z                 | 2024-12-31T00:00:00Z
        2025-07-30 14:15:31 UTC         | 2025-07-30T14:15:31Z
        2025-07-30 14:15:31 +0100       | 2025-07-30T13:15:31Z
        2025-7-3 9:05:00 -5             | 2025-07-03T14:05:00Z
        2025-07-30 14:15 CET            | 2025-07-30T13:15:00Z
        2025-07-30 14:15 cest           | 2025-07-30T12:15:00Z
        2025-07-30 14:15 JST            | 2025-07-30T05:15:00Z
        2025-07-30 14:15 EST            | 2025-07-30T19:15:00Z
        2025-07-30 14:15 Europe/Berlin  | 2025-07-30T12:15:00Z
        2030-07-30T14:15:31+02:00[Europe/Berlin]   | 2030-07-30T12:15:31Z
        2030-07-30T14:15:31[Europe/Berlin]         | 2030-07-30T12:15:31Z
        2030-07-30T14:15:31Z[Europe/Berlin]        | 2030-07-30T14:15:31Z
        2030-07-30T14:15:31Z[UTC]                  | 2030-07-30T14:15:31Z
        2030-07-30T14:15:31+02:00[!Europe/Berlin][u-ca=gregory] | 2030-07-30T12:15:31Z
        Wed, 30 Jul 2025 14:15:31 GMT   | 2025-07-30T14:15:31Z
        Wed, 30 Jul 25 14:15 EST        | 2025-07-30T19:15:00Z
        30 Jul 2025 14:15:31 PDT        | 2025-07-30T21:15:31Z
        30 Jul 2025 14:15:31 CST        | 2025-07-30T20:15:31Z
        30 July 2025 14:15:31 +0200     | 2025-07-30T12:15:31Z
        6 Nov 94 08:49:37 UT            | 1994-11-06T08:49:37Z
        6 Nov 101 08:49:37 UT           | 2001-11-06T08:49:37Z
        Sunday, 06-Nov-94 08:49:37 GMT  | 1994-11-06T08:49:37Z
        Wed, 30 Jul 2025 14:15:31 -0000 (UTC) | 2025-07-30T14:15:31Z
        Wed (a (nested) day), 30 (\\)) Jul 2025 14 : 15 : 31 +0000 | 2025-07-30T14:15:31Z
        Wed,30 Jul 2025 14:15:31 +0000  | 2025-07-30T14:15:31Z
        Sat, 31 Dec 2016 23:59:60 GMT   | 2017-01-01T00:00:00Z
        """)
    void readsInstants(String text, Instant expected) {
        assertThat(Dates.read(text, ZoneId.of("Asia/Tokyo"))).isEqualTo(new Read(expected, expected, null, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2025-07-30 14:15:31             | 2025-07-30T14:15:31Z
        2025-07-30T14:15                | 2025-07-30T14:15:00Z
        2025-07-30                      | 2025-07-30T00:00:00Z
        20250730                        | 2025-07-30T00:00:00Z
        2025-W31-3                      | 2025-07-30T00:00:00Z
        2025-211                        | 2025-07-30T00:00:00Z
        30 Jul 2025                     | 2025-07-30T00:00:00Z
        30 Jul 2025 14:15               | 2025-07-30T14:15:00Z
        """)
    void readsDatesWithoutZoneInTheSourcesZone(String text, Instant expected) {
        assertThat(Dates.read(text, ZoneOffset.UTC)).isEqualTo(new Read(expected, expected, null, false));
        Instant earlier = expected.minusSeconds(9 * 3600);
        assertThat(Dates.read(text, ZoneId.of("Asia/Tokyo"))).isEqualTo(new Read(earlier, earlier, null, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-11-25T22:13:59.999Z               | 2026-11-25T22:13:59Z
        2026-11-25T22:13:59,001Z               | 2026-11-25T22:13:59Z
        2026-11-25T22:13:59.000000000000000000001Z | 2026-11-25T22:13:59Z
        2026-11-25T22:13.9833333333333333334Z  | 2026-11-25T22:13:59Z
        """)
    void roundsDownForADateAndUpForARelease(String text, Instant second) {
        assertThat(Dates.read(text, ZoneOffset.UTC)).isEqualTo(new Read(second, second.plusSeconds(1), null, true));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z, month",
        "2026, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z, year",
        "2026-W49, 2026-11-30T00:00:00Z, 2026-12-07T00:00:00Z, week",
        "2026W49, 2026-11-30T00:00:00Z, 2026-12-07T00:00:00Z, week"
    })
    void releasesAPeriodAtItsEnd(String text, Instant start, Instant end, String period) {
        assertThat(Dates.read(text, ZoneOffset.UTC)).isEqualTo(new Read(start, end, period, false));
    }

    @Test
    void usesTheLaterInstantWhenClocksChange() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant skipped = Instant.parse("2026-03-29T01:30:00Z");
        Instant twice = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(Dates.read("2026-03-29T02:30", berlin)).isEqualTo(new Read(skipped, skipped, null, false));
        assertThat(Dates.read("2026-10-25T02:30", berlin)).isEqualTo(new Read(twice, twice, null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0000-00-00", "0000-00-00 00:00:00"})
    void recognizesPlaceholdersOfAbsentDates(String text) {
        assertThat(Dates.read(text, ZoneOffset.UTC)).isEqualTo(new DateReading.Absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01 10:00 BST",
                "2026-12-01T10:00:00 CST",
                "2026-12-01 10:00 IST",
                "Tue, 01 Dec 2026 10:00:00 BST",
                "Tue, 01 Dec 2026 10:00:00 IST"
            })
    void rejectsAmbiguousZonesWithAdvice(String text) {
        assertThat(Dates.read(text, ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("several time zones", "+01:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "now",
                "20",
                "202512",
                "2025-02-30",
                "2027-02-30",
                "2025-13-01",
                "2025-13",
                "2025-07-30T25:00Z",
                "2025-07-30T24:01Z",
                "2025-07-30T24:00:00.1Z",
                "2025-07-30T12:61Z",
                "2025-07-30T12:00:61Z",
                "2025-07-30T12:00+24:00",
                "2025-07-30T12:00+01:60",
                "2025-07-30T12:00+053",
                "2025-07-30T12:00+",
                "2025-07-30T12:00Z+01:00",
                "2025-07-30T12:00 UTC+2",
                "2025-07-30T12:00:00+05:00[Europe/Berlin]",
                "2025-07-30T12:00:00Z[Europe/Berlin][Europe/Paris]",
                "2025-07-30T12:00:00Z[Mars/Phobos]",
                "2025-07-30T12:00:00Z[!x-y=z]",
                "2025-07-30T12:00:00Z[",
                "2025-07T12:00Z",
                "2025-W54-1",
                "2025-W53-1",
                "2025-W31-8",
                "2025-366",
                "2025-000",
                "10000-01-01",
                "+10000-01-01T00:00:00Z",
                "-2025-01-01",
                "--07-30",
                "2025-07-30/2025-07-31",
                "P1D",
                "30 Juli 2025 14:15:31 XYZ",
                "30 Foo 2025",
                "31 Feb 2025",
                "Tue, 30 Jul 2025 14:15:31 GMT",
                "Wed, 30 Jul 2025 14:15:31 A",
                "Wed, 30 Jul 2025 14:15:31 (GMT",
                "07/30/2025",
                "12/01/2026",
                "Dec 1, 2026 10:00 AM",
                "2026-12-01 10:00 AM",
                "1 Dec 2026 10:00 PM",
                "10:00:00",
                "1753884931",
                "1753884931000",
                "٢٠٢٦-١٢-٠١",
                "2025-07-30T14:15:31Z and more"
            })
    void refuses(String text) {
        assertThat(Dates.read(text, ZoneOffset.UTC)).isInstanceOf(Unreadable.class);
    }
}
