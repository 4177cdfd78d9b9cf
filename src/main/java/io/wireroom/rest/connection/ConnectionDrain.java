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
 * Drains connections at shutdown. Quarkus closes the listening port and all connections at the same time, so a connection
 * that was accepted but whose request was not read yet would be reset without a response. This class closes the listening
 * port {@link #DRAIN_TIME} earlier: later connection attempts are refused, so that clients and load balancers retry
 * elsewhere; requests on accepted connections still get a response.
 *
 * <p>It also registers the first filter of every request, which tracks connections for {@link ConnectionWatch}.
 */
@Singleton
final class ConnectionDrain {
    /**
     * Time between closing the port and closing connections: long enough for requests on accepted connections to arrive.
     */
    private static final Duration DRAIN_TIME = Duration.ofMillis(500);

    /** Filter priority: runs before all other filters. */
    static final int FILTER_PRIORITY = Integer.MAX_VALUE;

    private final Duration delay;
    private final ConnectionWatch connections;
    private final Set<Channel> ports = ConcurrentHashMap.newKeySet();

    private volatile boolean draining;

    ConnectionDrain(@ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay, WireroomConfig config) {
        this.delay = delay.orElse(Duration.ZERO);
        this.connections = new ConnectionWatch(config.limits());
    }

    void registerFilter(@Observes Filters filters) {
        filters.register(this::track, FILTER_PRIORITY);
    }

    void useServerOptions(@ObservesAsync HttpServerStart event) {
        connections.useServerOptions(event.options());
    }

    /**
     * Finds the listening port of a request's connection: the parent of its channel. Quarkus does not expose the port otherwise.
     * Connections are therefore guarded from the first request of the process on, which is usually a probe's.
     */
    private void track(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            Channel port = connection.channel().parent();
            if (port != null && ports.add(port)) {
                connections.watch(port);
            }
            if (!connections.begin(context, connection.channel())) {
                return;
            }
        }
        if (draining && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
        context.next();
    }

    void beginDrain(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
        if (delay.compareTo(DRAIN_TIME) > 0) {
            Thread.ofVirtual().name("connection-drain").start(this::closePorts);
        }
    }

    private void closePorts() {
        try {
            Thread.sleep(delay.minus(DRAIN_TIME));
            ports.forEach(port -> {
                var _ = port.close();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
