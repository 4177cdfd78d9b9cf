package io.wireroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(10)),
            Duration.ofSeconds(60),
            3,
            Duration.ofDays(5));

    private static Duration delay(int failures, int status, Duration retryAfter, double random) {
        return POLICY.delay(failures, DeliveryOutcome.of(status, retryAfter), () -> random);
    }

    @Test
    void followsTheScheduleWithJitter() {
        assertThat(POLICY.delay(1, DeliveryOutcome.of(500, null), () -> 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(POLICY.delay(1, DeliveryOutcome.of(500, null), () -> 1)).isEqualTo(Duration.ofSeconds(6));
        assertThat(POLICY.delay(2, DeliveryOutcome.of(500, null), () -> 0.5)).isEqualTo(Duration.ofMinutes(5));
        assertThat(POLICY.delay(9, DeliveryOutcome.of(500, null), () -> 0.5)).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void givesAnOverloadedEndpointAMinute() {
        assertThat(POLICY.delay(1, DeliveryOutcome.of(429, null), () -> 0.5)).isEqualTo(Duration.ofMinutes(1));
        assertThat(POLICY.delay(1, DeliveryOutcome.failed(Result.TIMED_OUT), () -> 0.5))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsRetryAfterWithinOneToTwoTimesTheDelay() {
        assertThat(delay(1, 429, Duration.ofSeconds(1), 0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(delay(1, 429, Duration.ofSeconds(90), 0)).isEqualTo(Duration.ofSeconds(90));
        assertThat(delay(1, 429, Duration.ofDays(9), 0)).isEqualTo(Duration.ofMinutes(2));
    }
}
