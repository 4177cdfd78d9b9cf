package io.wireroom.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter allowance = new RateLimiter(new Limit(60, Duration.ofMinutes(1), 3), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void allowsABurstAndReportsTheWait() {
        assertThat(tryConsume(3)).containsOnly(0);

        assertThat(allowance.tryConsume()).isEqualTo(1);
        assertThat(allowance.state()).isEqualTo("\"default\";r=0;t=3");
        assertThat(allowance.policy()).isEqualTo("\"default\";q=3;w=3");
    }

    @Test
    void theReportedWaitIsSufficient() {
        tryConsume(3);
        nanos.addAndGet(Duration.ofMillis(300).toNanos());
        long wait = allowance.tryConsume();
        nanos.addAndGet(Duration.ofSeconds(wait).toNanos());

        assertThat(allowance.tryConsume()).isZero();
    }

    @Test
    void refundsAtMostTheBurst() {
        tryConsume(3);
        allowance.refund();
        assertThat(allowance.left()).isEqualTo(1);

        for (int i = 0; i < 10; i++) {
            allowance.refund();
        }
        assertThat(allowance.left()).isEqualTo(3);
    }

    private long[] tryConsume(int times) {
        long[] waits = new long[times];
        for (int i = 0; i < times; i++) {
            waits[i] = allowance.tryConsume();
        }
        return waits;
    }
}
