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

/** Gauges of held articles in the ledger partitions assigned to this process: count, and time until the next release. */
final class HeldMeters {
    private final Map<Integer, Waiting> partitions = new ConcurrentHashMap<>();

    private record Waiting(long count, @Nullable Instant next) {}

    HeldMeters(MeterRegistry registry, Clock clock) {
        Gauge.builder("wireroom.articles.held", this, HeldMeters::count)
                .description(
                        "Articles held until their release time or until a revision that is not a draft (approximate)")
                .register(registry);
        Gauge.builder("wireroom.articles.release.due", this, held -> held.seconds(clock))
                .description(
                        "Time until the next scheduled release; negative while one is overdue; NaN if none is scheduled")
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
