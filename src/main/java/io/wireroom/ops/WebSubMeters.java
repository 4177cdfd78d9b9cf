package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.webhook.Result;
import io.wireroom.websub.PingListener;
import java.net.URI;
import java.util.function.ToIntFunction;

/** Metrics of WebSub hubs. */
public final class WebSubMeters implements PingListener {
    private static final String PREFIX = "wireroom.websub.";

    private final MeterRegistry registry;

    public WebSubMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the gauge of a hub. */
    public void register(URI hub, ToIntFunction<URI> waiting) {
        Gauge.builder(PREFIX + "waiting", () -> waiting.applyAsInt(hub))
                .description("Changed feeds of which the hub is not notified yet")
                .tag("hub", hub.toString())
                .register(registry);
    }

    @Override
    public void pinged(URI hub, Result result) {
        Counter.builder(PREFIX + "pings")
                .description("Requests that notified a hub of a changed feed or list")
                .tags("hub", hub.toString(), "result", result.label())
                .register(registry)
                .increment();
    }

    @Override
    public void dropped(URI hub) {
        Counter.builder(PREFIX + "dropped")
                .description("Changes of which a hub is not notified, because too many wait")
                .tag("hub", hub.toString())
                .register(registry)
                .increment();
    }
}
