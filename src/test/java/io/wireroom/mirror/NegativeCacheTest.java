package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NegativeCacheTest {
    private Instant now = Instant.EPOCH;
    private final NegativeCache<Integer> refusals = new NegativeCache<>(Duration.ofSeconds(10), () -> now);

    @Test
    void remembersForItsTime() {
        refusals.add(1);
        now = now.plusSeconds(9);
        assertThat(refusals.has(1)).isTrue();
        assertThat(refusals.has(2)).isFalse();
        now = now.plusSeconds(1);
        assertThat(refusals.has(1)).isFalse();
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        for (int i = 0; i <= 10_000; i++) {
            refusals.add(i);
        }
        assertThat(refusals.has(0)).isFalse();
        assertThat(refusals.has(1)).isTrue();
        refusals.add(1);
        refusals.add(10_001);
        assertThat(refusals.has(1)).isTrue();
        assertThat(refusals.has(2)).isFalse();
    }
}
