package io.wireroom.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    @Test
    void formatsAnHttpDate() {
        assertThat(HttpDate.of(Instant.parse("1994-11-06T08:49:37.999Z"))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void cachesTheTextForOneSecond() {
        SetClock clock = new SetClock(Instant.parse("2025-12-31T23:59:59.001Z"));
        HttpDate date = new HttpDate(clock);
        String first = date.now();

        clock.now = Instant.parse("2025-12-31T23:59:59.999Z");
        assertThat(date.now()).isEqualTo("Wed, 31 Dec 2025 23:59:59 GMT").isSameAs(first);
        clock.now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(date.now()).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
        clock.now = Instant.parse("2025-12-31T23:59:59Z");
        assertThat(date.now()).as("a clock may be set back").isEqualTo(first);
    }

    @Test
    void roundTrips() {
        assertThat(HttpDate.read("Sun, 06 Nov 1994 08:49:37 GMT")).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1994-11-06T08:49:37Z", "Mon, 06 Nov 1994 08:49:37 GMT"})
    void ignoresInvalidDates(String text) {
        assertThat(HttpDate.read(text)).isEmpty();
    }

    private static final class SetClock extends Clock {
        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
