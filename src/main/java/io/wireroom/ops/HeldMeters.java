package io.wireroom.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How many articles wait in the partitions of the ledger that this process has, and for how long still. */
final class HeldMeters {
    private final Map<Integer, Waiting> partitions = new ConcurrentHashMap<>();

    private record Waiting(long count, @Nullable Instant next) {}

    HeldMeters(MeterRegistry registry, Clock clock) {
        Gauge.builder("wireroom.articles.held", this, HeldMeters::count)
                .description("Articles that wait for their time or for a version that is no draft, about")
                .register(registry);
        Gauge.builder("wireroom.articles.release.due", this, held -> held.seconds(clock))
                .description("Until the next release; below zero while one is overdue; NaN if none has a time")
                .baseUnit("seconds")
                .register(registry);
    }

    void waiting(int partition, long count, @Nullable Instant next) {
        partitions.put(partition, new Waiting(count, next));
    }

    void left(int partition) {
        partitions.remove(partition);
    }

    private double count() {
        return partitions.values().stream().mapToLong(Waiting::count).sum();
    }

    private double seconds(Clock clock) {
        Optional<Instant> next = partitions.values().stream()
                .map(Waiting::next)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return next.map(due -> Duration.between(clock.instant(), due).toMillis() / 1e3)
                .orElse(Double.NaN);
    }
}
