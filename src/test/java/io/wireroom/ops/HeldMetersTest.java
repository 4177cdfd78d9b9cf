package io.wireroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeldMetersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HeldMeters meters = new HeldMeters(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void sumsPartitionsAndReportsTheNextRelease() {
        meters.waiting(0, 2, NOW.plusSeconds(90));
        meters.waiting(1, 3, NOW.plusSeconds(30));
        meters.waiting(2, 1, null);

        assertThat(value("wireroom.articles.held")).isEqualTo(6);
        assertThat(value("wireroom.articles.release.due")).isEqualTo(30);
    }

    @Test
    void isBelowZeroWhileAReleaseIsOverdue() {
        meters.waiting(0, 1, NOW.minusSeconds(20));

        assertThat(value("wireroom.articles.release.due")).isEqualTo(-20);
    }

    @Test
    void isNaNWithoutScheduledReleases() {
        meters.waiting(0, 1, null);

        assertThat(value("wireroom.articles.release.due")).isNaN();
    }

    @Test
    void removesRevokedPartitions() {
        meters.waiting(0, 2, NOW.minusSeconds(20));
        meters.left(0);

        assertThat(value("wireroom.articles.held")).isZero();
        assertThat(value("wireroom.articles.release.due")).isNaN();
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }
}
