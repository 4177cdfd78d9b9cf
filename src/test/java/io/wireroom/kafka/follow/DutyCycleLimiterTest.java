package io.wireroom.kafka.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DutyCycleLimiterTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void firstRunIsImmediate() {
        assertThat(new DutyCycleLimiter().left()).isZero();
    }

    @Test
    void pausesInProportionToTheWork() throws Exception {
        DutyCycleLimiter pace = new DutyCycleLimiter();
        pace.run(5, LONGEST, DutyCycleLimiterTest::work);
        // The work took at least 100 ms, so the pause is at least 400 ms, of which some have passed.
        assertThat(pace.left()).isBetween(Duration.ofMillis(200), LONGEST);
    }

    @Test
    void limitsThePause() throws Exception {
        DutyCycleLimiter pace = new DutyCycleLimiter();
        pace.run(1_000, Duration.ofMillis(50), DutyCycleLimiterTest::work);
        assertThat(pace.left()).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void isReadyAgainAfterThePause() throws Exception {
        DutyCycleLimiter pace = new DutyCycleLimiter();
        pace.run(2, Duration.ofMillis(10), DutyCycleLimiterTest::work);
        Thread.sleep(20);
        assertThat(pace.left()).isZero();
    }

    private static void work() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
