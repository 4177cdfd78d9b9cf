package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.route.Route;
import io.wireroom.route.RouteListener;
import io.wireroom.route.RouteTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Metrics of each route in the file. Routes that are no longer in the file are counted together. */
public final class RouteMeters implements RouteListener {
    private static final String OTHERS = "other";

    private final MeterRegistry registry;
    private volatile Map<String, OfRoute> byRoute;

    public RouteMeters(MeterRegistry registry) {
        this.registry = registry;
        this.byRoute = Map.of(OTHERS, new OfRoute(registry, OTHERS, List.of()));
    }

    /** Registers metrics of new routes and removes those of others. */
    public synchronized void show(RouteTable table, Predicate<String> writable) {
        Map<String, OfRoute> next = new HashMap<>();
        Map<String, OfRoute> before = byRoute;
        next.put(OTHERS, before.getOrDefault(OTHERS, new OfRoute(registry, OTHERS, List.of())));
        for (Route route : table.routes()) {
            OfRoute known = before.get(route.name());
            if (known != null && !route.name().equals(OTHERS)) {
                known.removeGauges(registry);
            }
            next.put(route.name(), new OfRoute(registry, route.name(), List.of(gauge(route, writable))));
        }
        before.forEach((name, meters) -> {
            if (!next.containsKey(name)) {
                meters.remove(registry);
            }
        });
        byRoute = Map.copyOf(next);
    }

    private Gauge gauge(Route route, Predicate<String> writable) {
        return Gauge.builder("wireroom.route.topic.ok", () -> writable.test(route.topic()) ? 1 : 0)
                .description("1 while the route's topic accepts records")
                .tag("route", route.name())
                .register(registry);
    }

    @Override
    public void sent(String route) {
        of(route).records().increment();
    }

    @Override
    public void removed(String route) {
        of(route).tombstones().increment();
    }

    @Override
    public void failed(String route, Failure reason) {
        Counter counter = of(route).failures().get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private OfRoute of(String route) {
        Map<String, OfRoute> all = byRoute;
        OfRoute found = all.getOrDefault(route, all.get(OTHERS));
        if (found == null) {
            throw new IllegalStateException("no figures of other routes");
        }
        return found;
    }

    /** Removes all metrics. */
    public synchronized void close() {
        byRoute.values().forEach(meters -> meters.remove(registry));
    }

    private record OfRoute(Counter records, Counter tombstones, Map<Failure, Counter> failures, List<Gauge> gauges) {

        OfRoute(MeterRegistry registry, String route, List<Gauge> gauges) {
            this(
                    counter(registry, "records", "Records sent to the route's topic", route),
                    counter(registry, "tombstones", "Articles taken back from the route's topic", route),
                    failures(registry, route),
                    gauges);
        }

        private static Counter counter(MeterRegistry registry, String what, String description, String route) {
            return Counter.builder("wireroom.route." + what)
                    .description(description)
                    .tag("route", route)
                    .register(registry);
        }

        private static Map<Failure, Counter> failures(MeterRegistry registry, String route) {
            Map<Failure, Counter> failures = new EnumMap<>(Failure.class);
            for (Failure reason : Failure.values()) {
                failures.put(
                        reason,
                        Counter.builder("wireroom.route.failures")
                                .description("Articles that did not get onto the route, by the reason")
                                .tag("route", route)
                                .tag(
                                        "reason",
                                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .register(registry));
            }
            return failures;
        }

        void removeGauges(MeterRegistry registry) {
            gauges.forEach(registry::remove);
        }

        void remove(MeterRegistry registry) {
            List<Meter> all = new ArrayList<>(failures.values());
            all.add(records);
            all.add(tombstones);
            all.addAll(gauges);
            all.forEach(registry::remove);
        }
    }
}
