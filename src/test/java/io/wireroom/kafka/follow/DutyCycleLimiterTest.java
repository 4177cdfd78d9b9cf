package io.wireroom.kafka.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DutyCycleLimiterTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void firstRunIsImmediate() {
        assertThat(new DutyCycleLimiter().left()).isZero();
    }

    @Test
    void pausesInProportionToTheWork() throws Exception {
        DutyCycleLimiter limiter = new DutyCycleLimiter();
        limiter.run(0.2, LONGEST, DutyCycleLimiterTest::work);
        // The work took at least 100 ms of CPU time, so the pause is at least 400 ms, of which some have passed.
        assertThat(limiter.left()).isBetween(Duration.ofMillis(200), LONGEST);
    }

    @Test
    void limitsThePause() throws Exception {
        DutyCycleLimiter limiter = new DutyCycleLimiter();
        limiter.run(0.001, Duration.ofMillis(50), DutyCycleLimiterTest::work);
        assertThat(limiter.left()).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void isReadyAgainAfterThePause() throws Exception {
        DutyCycleLimiter limiter = new DutyCycleLimiter();
        limiter.run(0.5, Duration.ofMillis(10), DutyCycleLimiterTest::work);
        Thread.sleep(20);
        assertThat(limiter.left()).isZero();
    }

    @Test
    void waitingDoesNotLengthenThePause() throws Exception {
        DutyCycleLimiter limiter = new DutyCycleLimiter();
        limiter.run(0.2, LONGEST, DutyCycleLimiterTest::waiting);
        assertThat(limiter.left()).isLessThan(Duration.ofMillis(200));
    }

    /** Takes 100 ms of CPU time. */
    private static void work() {
        long end = THREADS.getCurrentThreadCpuTime() + Duration.ofMillis(100).toNanos();
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void waiting() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
