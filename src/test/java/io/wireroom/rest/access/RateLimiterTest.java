package io.wireroom.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(new Limit(60, Duration.ofMinutes(1), 3), new TimeMeter() {
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

        assertThat(limiter.tryConsume()).isEqualTo(1);
        assertThat(limiter.state()).isEqualTo("\"default\";r=0;t=3");
        assertThat(limiter.policy()).isEqualTo("\"default\";q=3;w=3");
    }

    @Test
    void theReportedWaitIsSufficient() {
        tryConsume(3);
        nanos.addAndGet(Duration.ofMillis(300).toNanos());
        long wait = limiter.tryConsume();
        nanos.addAndGet(Duration.ofSeconds(wait).toNanos());

        assertThat(limiter.tryConsume()).isZero();
    }

    @Test
    void refundsAtMostTheBurst() {
        tryConsume(3);
        limiter.refund();
        assertThat(limiter.remaining()).isEqualTo(1);

        for (int i = 0; i < 10; i++) {
            limiter.refund();
        }
        assertThat(limiter.remaining()).isEqualTo(3);
    }

    private long[] tryConsume(int times) {
        long[] waits = new long[times];
        for (int i = 0; i < times; i++) {
            waits[i] = limiter.tryConsume();
        }
        return waits;
    }
}
