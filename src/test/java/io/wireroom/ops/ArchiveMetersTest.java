package io.wireroom.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArchiveMetersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ArchiveMeters meters =
            new ArchiveMeters(registry, Set.of("ibn", "citybiz"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void recordsADelayPerRegisteredSource() {
        meters.visible("ibn", NOW.minusSeconds(3));

        assertThat(delay("ibn").totalTime(TimeUnit.SECONDS)).isCloseTo(3, within(0.001));
        assertThat(delay("citybiz").count()).isZero();
    }

    @Test
    void boundsTheNumberOfSeries() {
        int before = registry.getMeters().size();
        for (int i = 0; i < 1_000; i++) {
            meters.visible("Source-" + i, NOW);
        }

        assertThat(registry.getMeters()).hasSize(before);
        assertThat(delay("other").count()).isEqualTo(1_000);
    }

    @Test
    void recordsNoNegativeDelays() {
        meters.visible("ibn", NOW.plusSeconds(60));

        assertThat(delay("ibn").count()).isEqualTo(1);
        assertThat(delay("ibn").totalTime(TimeUnit.SECONDS)).isZero();
    }

    private Timer delay(String source) {
        return registry.get("wireroom.archive.delay").tag("source", source).timer();
    }
}
