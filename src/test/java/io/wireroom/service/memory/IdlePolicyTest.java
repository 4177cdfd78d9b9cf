package io.wireroom.service.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdlePolicyTest {
    private static final double IDLE = 0.05;
    private static final double BUSY = 0.5;
    private static final long LARGE = 800;
    private static final long SMALL = 200;

    private final IdlePolicy policy = new IdlePolicy();

    @Test
    void releasesAfterTwoIdleChecks() {
        assertThat(policy.shouldRelease(IDLE, LARGE)).isFalse();
        assertThat(policy.shouldRelease(IDLE, LARGE)).isTrue();
    }

    @Test
    void aBusyCheckStartsAnew() {
        assertThat(policy.shouldRelease(IDLE, LARGE)).isFalse();
        assertThat(policy.shouldRelease(BUSY, LARGE)).isFalse();
        assertThat(policy.shouldRelease(IDLE, LARGE)).isFalse();
        assertThat(policy.shouldRelease(IDLE, LARGE)).isTrue();
    }

    @Test
    void neverReleasesUnderLoad() {
        for (int check = 0; check < 10; check++) {
            assertThat(policy.shouldRelease(BUSY, LARGE)).isFalse();
        }
    }

    @Test
    void releasesAgainOnlyAfterTheHeapHasGrown() {
        policy.shouldRelease(IDLE, LARGE);
        policy.released(SMALL);

        assertThat(policy.shouldRelease(IDLE, SMALL)).isFalse();
        assertThat(policy.shouldRelease(IDLE, (long) (SMALL * IdlePolicy.MIN_GROWTH)))
                .isFalse();
        assertThat(policy.shouldRelease(IDLE, LARGE)).isTrue();
    }
}
