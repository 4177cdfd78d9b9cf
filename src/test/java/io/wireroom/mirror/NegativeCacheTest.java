package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NegativeCacheTest {
    private Instant now = Instant.EPOCH;
    private final NegativeCache<Integer> cache = new NegativeCache<>(Duration.ofSeconds(10), () -> now);

    @Test
    void keepsEntriesForTheConfiguredTime() {
        cache.add(1);
        now = now.plusSeconds(9);
        assertThat(cache.contains(1)).isTrue();
        assertThat(cache.contains(2)).isFalse();
        now = now.plusSeconds(1);
        assertThat(cache.contains(1)).isFalse();
    }

    @Test
    void evictsTheOldestEntries() {
        for (int i = 0; i <= 10_000; i++) {
            cache.add(i);
        }
        assertThat(cache.contains(0)).isFalse();
        assertThat(cache.contains(1)).isTrue();
        cache.add(1);
        cache.add(10_001);
        assertThat(cache.contains(1)).isTrue();
        assertThat(cache.contains(2)).isFalse();
    }
}
