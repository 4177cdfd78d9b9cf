package io.wireroom.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.wireroom.ops.DeliveryMeters;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.ops.RouteMeters;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Beans of metrics that belong to no other part. */
final class MeterBeans {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Produces
    @Singleton
    DocumentMeters documentMeters(MeterRegistry registry) {
        return new DocumentMeters(registry, Clock.systemUTC());
    }

    @Produces
    @Singleton
    RouteMeters routeMeters(MeterRegistry registry) {
        return new RouteMeters(registry);
    }

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
}
