package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-07-30T14:15:31Z            | 2025-07-30T14:15:31Z
            2025-07-30t14:15:31z            | 2025-07-30T14:15:31Z
            2025-07-30T14:15:31.999999Z     | 2025-07-30T14:15:31Z
            2025-07-30T14:15:31+02:00       | 2025-07-30T12:15:31Z
            2025-07-30T14:15:31-0530        | 2025-07-30T19:45:31Z
            2025-07-30T14:15:31+00          | 2025-07-30T14:15:31Z
            2025-07-30 14:15:31             | 2025-07-30T14:15:31Z
            2025-07-30 14:15:31 UTC         | 2025-07-30T14:15:31Z
            2025-07-30T14:15                | 2025-07-30T14:15:00Z
            2025-07-30                      | 2025-07-30T00:00:00Z
            2025-07-30T24:00                | 2025-07-31T00:00:00Z
            2016-12-31T23:59:60Z            | 2017-01-01T00:00:00Z
            20250730T141531Z                | 2025-07-30T14:15:31Z
            20250730                        | 2025-07-30T00:00:00Z
            2025-W31-3                      | 2025-07-30T00:00:00Z
            2025W313T141531Z                | 2025-07-30T14:15:31Z
            2025-211                        | 2025-07-30T00:00:00Z
            Wed, 30 Jul 2025 14:15:31 GMT   | 2025-07-30T14:15:31Z
            Wed, 30 Jul 25 14:15 EST        | 2025-07-30T19:15:00Z
            30 Jul 2025 14:15:31 PDT        | 2025-07-30T21:15:31Z
            30 July 2025 14:15:31 +0200     | 2025-07-30T12:15:31Z
            6 Nov 94 08:49:37 UT            | 1994-11-06T08:49:37Z
            Sunday, 06-Nov-94 08:49:37 GMT  | 1994-11-06T08:49:37Z
            Wed, 30 Jul 2025 14:15:31 -0000 (UTC) | 2025-07-30T14:15:31Z
            30 Jul 2025                     | 2025-07-30T00:00:00Z
            """)
    void reads(String text, Instant expected) {
        assertThat(Dates.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2025",
                "2025-02-30",
                "2025-13-01",
                "2025-07-30T25:00Z",
                "2025-07-30T12:61Z",
                "2025-07-30T12:00:61Z",
                "2025-07-30T12:00+19:00",
                "2025-W54-1",
                "2025-366",
                "1899-12-31",
                "10000-01-01",
                "30 Juli 2025 14:15:31 XYZ",
                "30 Foo 2025",
                "07/30/2025",
                "1753884931",
                "2025-07-30T14:15:31Z and more"
            })
    void refuses(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }
}
