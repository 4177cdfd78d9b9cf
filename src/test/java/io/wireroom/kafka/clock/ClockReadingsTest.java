package io.wireroom.kafka.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReadingsTest {
    private static final Instant TRUE = Instant.parse("2026-03-01T12:00:00Z");
    private static final long MILLI = 1_000_000;

    private final ClockReadings readings = new ClockReadings();

    @Test
    void goesOnWithoutFurtherReadings() {
        readings.add(1, TRUE, 5 * MILLI, 5 * MILLI);

        assertThat(readings.at(5 * MILLI + Duration.ofHours(3).toNanos()))
                .containsExactly(TRUE.plus(Duration.ofHours(3)));
    }

    /** The clock may have been read just before the response. */
    @Test
    void isNeverAheadOfTheClock() {
        readings.add(1, TRUE, 0, 900 * MILLI);

        assertThat(readings.at(900 * MILLI)).containsExactly(TRUE);
    }

    @Test
    void theQuickestReadingCounts() {
        readings.add(1, TRUE, 0, 900 * MILLI);
        readings.add(1, TRUE.plusSeconds(5), 5_000 * MILLI, 5_001 * MILLI);
        readings.add(1, TRUE.plusSeconds(10), 9_800 * MILLI, 11_000 * MILLI);

        assertThat(readings.at(11_000 * MILLI)).containsExactly(TRUE.plusMillis(10_999));
    }

    @Test
    void aClockThatWasSetIsReadAnew() {
        readings.add(1, TRUE, 0, MILLI);
        readings.add(1, TRUE.minusSeconds(60), 5_000 * MILLI, 5_001 * MILLI);
        assertThat(readings.at(5_001 * MILLI)).as("set back").containsExactly(TRUE.minusSeconds(60));

        readings.add(1, TRUE.plusSeconds(10), 10_000 * MILLI, 10_001 * MILLI);
        assertThat(readings.at(10_001 * MILLI)).as("set forward").containsExactly(TRUE.plusSeconds(10));
    }

    @Test
    void forgetsABrokerThatIsGoneUnlessAllAre() {
        readings.add(1, TRUE, 0, MILLI);
        readings.add(2, TRUE, 0, MILLI);
        long later = Duration.ofMinutes(6).toNanos();
        assertThat(readings.at(later)).hasSize(2);

        readings.add(2, TRUE.plus(Duration.ofMinutes(6)), later, later);

        assertThat(readings.at(later)).containsExactly(TRUE.plus(Duration.ofMinutes(6)));
    }
}
