package io.wireroom.service.routes;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.RouteMeters;
import io.wireroom.route.RoutesInForce;
import io.wireroom.streams.Routing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Beans of routes: the rules in force, and their topics. */
final class RouteBeans {
    /** Interval of checks of the topics of routes. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    @Produces
    @Singleton
    RoutesInForce routes() {
        return new RoutesInForce();
    }

    @Produces
    @Singleton
    Routing routing(RoutesInForce routes, RouteTopics topics, RouteMeters meters) {
        return new Routing(routes, topics, meters);
    }

    @Produces
    @Singleton
    RouteTopics routeTopics(Topics topics, WireroomConfig config) {
        short replication = config.topics().replication();
        RouteTopics.Making making = new RouteTopics.Making(
                config.topics().create(), config.topics().partitions(), replication < 0 ? null : replication);
        return new RouteTopics(topics, making, CHECK_INTERVAL);
    }

    @Produces
    @Singleton
    RouteMeters routeMeters(MeterRegistry registry) {
        return new RouteMeters(registry);
    }
}
