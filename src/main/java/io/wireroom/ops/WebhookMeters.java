package io.wireroom.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.wireroom.webhook.Attempt;
import io.wireroom.webhook.DeliveryListener;
import io.wireroom.webhook.DeliveryState;
import io.wireroom.webhook.Result;
import io.wireroom.webhook.WebhookKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Metrics of webhooks. Those of an endpoint exist in the process that owns its worker. */
public final class WebhookMeters implements DeliveryListener {
    private static final String PREFIX = "wireroom.webhook.";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer delay;
    private final Map<WebhookKey, List<Meter>> gauges = new HashMap<>();
    private volatile Map<WebhookKey, DeliveryState> states = Map.of();

    public WebhookMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.delay = Timer.builder(PREFIX + "delay")
                .description(
                        "Delay from a document's timestamp, or its release, to the response of an endpoint that has it at"
                                + " the first attempt")
                .serviceLevelObjectives(Delays.BUCKETS)
                .register(registry);
    }

    @Override
    public void attempted(WebhookKey endpoint, Attempt attempt, Instant updated) {
        registry.counter(
                        PREFIX + "attempts",
                        tags(endpoint).and("result", attempt.result().label()))
                .increment();
        DeliveryState state = states.get(endpoint);
        if (attempt.result() == Result.DELIVERED && (state == null || state.firstFailure() == null)) {
            delay.record(Delays.between(updated, clock.instant()));
        }
    }

    /** Registers gauges for these endpoints and removes those of all others. Called from one thread. */
    public void update(Map<WebhookKey, DeliveryState> current) {
        states = Map.copyOf(current);
        gauges.forEach((endpoint, meters) -> {
            if (!current.containsKey(endpoint)) {
                meters.forEach(registry::remove);
            }
        });
        gauges.keySet().retainAll(current.keySet());
        current.keySet().forEach(endpoint -> gauges.computeIfAbsent(endpoint, this::register));
    }

    private List<Meter> register(WebhookKey endpoint) {
        List<Meter> registered = new ArrayList<>();
        registered.add(gauge(
                endpoint,
                "failing",
                "seconds",
                "Time since the first failure after the last success; 0 if there was none",
                state -> seconds(state.firstFailure())));
        registered.add(gauge(
                endpoint,
                "disabled",
                null,
                "1 if the endpoint is disabled",
                state -> state.disabled() == null ? 0 : 1));
        registered.add(gauge(
                endpoint,
                "parked",
                null,
                "Messages that the endpoint refused and that were passed",
                DeliveryState::parkedTotal));
        return registered;
    }

    private Gauge gauge(
            WebhookKey endpoint,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<DeliveryState> value) {
        return Gauge.builder(PREFIX + name, () -> {
                    DeliveryState state = states.get(endpoint);
                    return state == null ? Double.NaN : value.applyAsDouble(state);
                })
                .description(description)
                .baseUnit(unit)
                .tags(tags(endpoint))
                .register(registry);
    }

    private double seconds(@Nullable Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1e3;
    }

    private static Tags tags(WebhookKey endpoint) {
        return Tags.of("partner", endpoint.partner(), "endpoint", endpoint.endpoint());
    }
}
