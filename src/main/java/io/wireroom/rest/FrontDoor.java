package io.wireroom.rest;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Closes the door before the house is left. Quarkus closes its port and all connections at one moment, and whoever has just
 * come in, and has not been heard yet, is thrown out without an answer. So the port is closed a little earlier: who comes then
 * is refused, which every client and balancer takes for a reason to try elsewhere, and who came before is still answered.
 */
@Singleton
final class FrontDoor {
    /** Long enough for every request whose connection was accepted to arrive. */
    private static final Duration EARLIER = Duration.ofMillis(500);

    private static final int FIRST = Integer.MAX_VALUE;

    private final Duration delay;
    private volatile @Nullable Channel listening;

    FrontDoor(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.delay = delay.orElse(Duration.ZERO);
    }

    void watch(@Observes Filters filters) {
        filters.register(this::remember, FIRST);
    }

    /** The port that a connection came in by is its channel's parent; nothing else knows of it. */
    private void remember(RoutingContext visit) {
        if (listening == null && visit.request().connection() instanceof ConnectionBase connection) {
            listening = connection.channel().parent();
        }
        visit.next();
    }

    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        if (delay.compareTo(EARLIER) > 0) {
            Thread.ofVirtual().name("front-door").start(this::closeInTime);
        }
    }

    private void closeInTime() {
        try {
            Thread.sleep(delay.minus(EARLIER));
            Channel port = listening;
            if (port != null) {
                var _ = port.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
