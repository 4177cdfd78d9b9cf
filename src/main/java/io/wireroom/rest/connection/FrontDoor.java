package io.wireroom.rest.connection;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes the door before the house is left. Quarkus closes its port and all connections at one moment, and whoever has just
 * come in, and has not been heard yet, is thrown out without an answer. So the port is closed a little earlier: who comes then
 * is refused, which every client and balancer takes for a reason to try elsewhere, and who came before is still answered.
 */
@Singleton
final class FrontDoor {
    /** Long enough for every request whose connection was accepted to arrive. */
    private static final Duration EARLIER = Duration.ofMillis(500);

    static final int FIRST = Integer.MAX_VALUE;

    private final Duration delay;
    private final ConnectionWatch connections;
    private final Set<Channel> ports = ConcurrentHashMap.newKeySet();

    private volatile boolean leaving;

    FrontDoor(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay, WireroomConfig config) {
        this.delay = delay.orElse(Duration.ZERO);
        this.connections = new ConnectionWatch(config.limits());
    }

    void watch(@Observes Filters filters) {
        filters.register(this::remember, FIRST);
    }

    void listen(@ObservesAsync HttpServerStart event) {
        connections.use(event.options());
    }

    /**
     * The port that a connection came in by is its channel's parent; nothing else knows of it. So connections are watched from
     * the first request on, which in practice is a probe's.
     */
    private void remember(RoutingContext visit) {
        if (visit.request().connection() instanceof ConnectionBase connection) {
            Channel port = connection.channel().parent();
            if (port != null && ports.add(port)) {
                connections.watch(port);
            }
            if (!connections.begin(visit, connection.channel())) {
                return;
            }
        }
        if (leaving && visit.request().version() != HttpVersion.HTTP_2) {
            visit.response().putHeader("Connection", "close");
        }
        visit.next();
    }

    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
        if (delay.compareTo(EARLIER) > 0) {
            Thread.ofVirtual().name("front-door").start(this::closeInTime);
        }
    }

    private void closeInTime() {
        try {
            Thread.sleep(delay.minus(EARLIER));
            ports.forEach(port -> {
                var _ = port.close();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
