package io.wireroom.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Wrong keys are limited by address. */
class SignInAttemptsTest {
    private long nanos;
    private final SignInAttempts attempts = new SignInAttempts(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void tenWrongKeysAtOnceThenOneEverySixSeconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.mayTry("192.0.2.1")).isTrue();
        }
        assertThat(attempts.mayTry("192.0.2.1")).isFalse();
        assertThat(attempts.mayTry("192.0.2.2")).isTrue();

        nanos += TimeUnit.SECONDS.toNanos(SignInAttempts.retryAfter());
        assertThat(attempts.mayTry("192.0.2.1")).isTrue();
        assertThat(attempts.mayTry("192.0.2.1")).isFalse();
    }

    @Test
    void rightKeysDoNotCount() {
        for (int i = 0; i < 30; i++) {
            assertThat(attempts.mayTry("192.0.2.1")).isTrue();
            attempts.succeeded("192.0.2.1");
        }
    }
}
