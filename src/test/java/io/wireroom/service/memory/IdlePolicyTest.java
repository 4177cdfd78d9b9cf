package io.wireroom.service.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdlePolicyTest {
    private static final double IDLE = 0.05;
    private static final double BUSY = 0.5;
    private static final long LARGE = 800;
    private static final long SMALL = 200;

    private final IdlePolicy policy = new IdlePolicy();

    private boolean releases(double load, long committed) {
        policy.check(load);
        return policy.shouldRelease(committed);
    }

    @Test
    void isIdleAfterTwoIdleChecks() {
        policy.check(IDLE);
        assertThat(policy.isIdle()).isFalse();
        policy.check(IDLE);
        assertThat(policy.isIdle()).isTrue();
        policy.check(BUSY);
        assertThat(policy.isIdle()).isFalse();
    }

    @Test
    void releasesAfterTwoIdleChecks() {
        assertThat(releases(IDLE, LARGE)).isFalse();
        assertThat(releases(IDLE, LARGE)).isTrue();
    }

    @Test
    void aBusyCheckStartsAnew() {
        assertThat(releases(IDLE, LARGE)).isFalse();
        assertThat(releases(BUSY, LARGE)).isFalse();
        assertThat(releases(IDLE, LARGE)).isFalse();
        assertThat(releases(IDLE, LARGE)).isTrue();
    }

    @Test
    void neverReleasesUnderLoad() {
        for (int check = 0; check < 10; check++) {
            assertThat(releases(BUSY, LARGE)).isFalse();
        }
    }

    @Test
    void releasesAgainOnlyAfterTheHeapHasGrown() {
        assertThat(releases(IDLE, LARGE)).isFalse();
        policy.released(SMALL);

        assertThat(releases(IDLE, SMALL)).isFalse();
        assertThat(releases(IDLE, (long) (SMALL * IdlePolicy.MIN_GROWTH))).isFalse();
        assertThat(releases(IDLE, LARGE)).isTrue();
    }
}
