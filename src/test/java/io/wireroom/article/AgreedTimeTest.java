package io.wireroom.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreedTimeTest {
    private static final Instant TRUE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static AgreedTime agreed(Instant local, Instant... others) {
        return AgreedTime.of(local, List.of(others), TOLERANCE);
    }

    @Test
    void twoClocksThatDifferLeaveAnInterval() {
        assertThat(agreed(TRUE.plus(HOUR), TRUE)).isEqualTo(new AgreedTime(TRUE, TRUE.plus(HOUR)));
        assertThat(agreed(TRUE, TRUE.plus(HOUR))).isEqualTo(new AgreedTime(TRUE, TRUE.plus(HOUR)));
    }

    @Test
    void clocksThatAgreeLeaveTheLocalOne() {
        Instant local = TRUE.plusMillis(700);
        assertThat(agreed(local, TRUE)).isEqualTo(new AgreedTime(local, local));
        assertThat(agreed(local, TRUE, TRUE.plusMillis(1_500))).isEqualTo(new AgreedTime(local, local));
        assertThat(agreed(local)).isEqualTo(new AgreedTime(local, local));
    }

    @Test
    void oneWrongClockOfThreeOrMoreDecidesNothing() {
        for (int clocks = 3; clocks <= 6; clocks++) {
            for (int wrong = 0; wrong < clocks; wrong++) {
                for (Duration by : List.of(HOUR, HOUR.negated(), Duration.ofDays(9_000))) {
                    Instant[] all = new Instant[clocks];
                    Arrays.fill(all, TRUE);
                    all[wrong] = TRUE.plus(by);
                    assertThat(agreed(all[0], Arrays.copyOfRange(all, 1, clocks)))
                            .as("%d clocks, number %d wrong by %s", clocks, wrong, by)
                            .isEqualTo(new AgreedTime(TRUE, TRUE));
                }
            }
        }
    }

    @Test
    void halfOfTheClocksLeaveADoubt() {
        assertThat(agreed(TRUE.plus(HOUR), TRUE, TRUE.plus(HOUR), TRUE))
                .isEqualTo(new AgreedTime(TRUE, TRUE.plus(HOUR)));
    }
}
