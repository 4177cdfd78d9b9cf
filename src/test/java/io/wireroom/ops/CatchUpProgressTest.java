package io.wireroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchUpProgressTest {
    @ParameterizedTest
    @CsvSource({
        "0, 100, 5, ''",
        "10, -1, 5, ''",
        "420, 580, 9, ': 42 %, 12 s left'",
        "1, 99, 10, ': 1 %, 16 min left'",
        "1, 999, 10, ': 0 %, 2 h 46 min left'",
        "1000, 0, 10, ': 100 %, 0 s left'"
    })
    void showsPercentAndRemainingTime(long applied, long lag, long seconds, String text) {
        assertThat(new CatchUpProgress(applied, lag, Duration.ofSeconds(seconds)).suffix())
                .isEqualTo(text);
    }
}
