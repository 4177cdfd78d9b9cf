package io.wireroom.bench.webhooks;

import io.wireroom.bench.webhooks.Recording.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times from the visibility of changes to their first accepted receipt, in milliseconds, by phase. */
final class Lags {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Map<Phase, List<Double>> byPhase = new EnumMap<>(Phase.class);

    void add(List<Receipt> first, Map<Revision, Fact> truth) {
        for (Receipt receipt : first) {
            Fact fact = truth.get(receipt.revision());
            if (fact != null) {
                byPhase.computeIfAbsent(fact.phase(), _ -> new ArrayList<>())
                        .add((receipt.arrived() - fact.visible()) / 1e3);
            }
        }
        byPhase.values().forEach(Collections::sort);
    }

    double quantile(Phase phase, double share) {
        List<Double> sorted = byPhase.getOrDefault(phase, List.of());
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }

    /** The larger one of both phases without ill endpoints. */
    double control(double share) {
        return Math.max(quantile(Phase.CONTROL, share), quantile(Phase.CONTROL_AGAIN, share));
    }

    /** A sentence if a delivery was later than in the phases without ill endpoints by more than 2 s; null otherwise. */
    @Nullable
    String difference(Phase phase, Lags control) {
        double later = quantile(phase, 1) - control.control(1);
        return later <= LIMIT.toMillis() ? null : "in %s %.0f ms later than without ill ones".formatted(phase, later);
    }

    String line(Phase phase) {
        return "%d deliveries, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
                .formatted(
                        byPhase.getOrDefault(phase, List.of()).size(),
                        quantile(phase, 0.5),
                        quantile(phase, 0.99),
                        quantile(phase, 1));
    }
}
