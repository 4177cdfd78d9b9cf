package io.wireroom.service.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.wireroom.ops.DeliveryMeters;
import io.wireroom.trace.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Beans of metrics and traces that belong to no other part. */
final class TelemetryBeans {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Produces
    @Singleton
    DeliveryMeters deliveryMeters(MeterRegistry registry) {
        return new DeliveryMeters(registry, Clock.systemUTC());
    }

    /** Clients can send any method. Unknown ones share a tag value, which limits the number of time series. */
    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "_OTHER");
    }

    /** Disabled unless traces are configured. Quarkus provides OpenTelemetry in both cases. */
    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled ? Traces.OFF : new Traces(telemetry);
    }
}
