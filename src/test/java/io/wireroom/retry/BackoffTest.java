package io.wireroom.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(3));

    @Test
    void theDelayDoublesUntilItIsAtItsLongest() {
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(failures -> BACKOFF.delay(failures).toMillis()))
                .containsExactly(250L, 500L, 1_000L, 2_000L, 3_000L, 3_000L, 3_000L);
    }

    @Test
    void manyFailuresDoNotOverflow() {
        assertThat(BACKOFF.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(3));
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(new Backoff(Duration.ofNanos(1), longest).delay(Integer.MAX_VALUE))
                .isEqualTo(longest);
    }

    @Test
    void theDelayCanBeConstant() {
        Duration second = Duration.ofSeconds(1);
        Backoff constant = new Backoff(second, second);
        assertThat(constant.delay(1)).isEqualTo(second);
        assertThat(constant.delay(9)).isEqualTo(second);
    }

    @Test
    void invalidDelaysAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second.negated(), second));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, second.minusNanos(1)));
    }

    @Test
    void thereIsNoDelayWithoutAFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> BACKOFF.delay(0));
    }
}
