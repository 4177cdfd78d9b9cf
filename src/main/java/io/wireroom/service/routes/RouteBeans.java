package io.wireroom.service.routes;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.RouteMeters;
import io.wireroom.route.CurrentRoutes;
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
    CurrentRoutes routes() {
        return new CurrentRoutes();
    }

    @Produces
    @Singleton
    Routing routing(CurrentRoutes routes, RouteTopics topics, RouteMeters meters) {
        return new Routing(routes, topics, meters);
    }

    @Produces
    @Singleton
    RouteTopics routeTopics(Topics topics, WireroomConfig config) {
        short replication = config.topics().replication();
        RouteTopics.CreationSettings creation = new RouteTopics.CreationSettings(
                config.topics().create(), config.topics().partitions(), replication < 0 ? null : replication);
        return new RouteTopics(topics, creation, CHECK_INTERVAL);
    }

    @Produces
    @Singleton
    RouteMeters routeMeters(MeterRegistry registry) {
        return new RouteMeters(registry);
    }
}
