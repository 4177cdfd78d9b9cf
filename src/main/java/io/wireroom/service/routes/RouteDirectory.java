package io.wireroom.service.routes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.FileWatcher;
import io.wireroom.config.FileWatcher.Content;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.TopicsMissingException;
import io.wireroom.ops.RouteMeters;
import io.wireroom.route.CurrentRoutes;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import io.wireroom.service.startup.StartupFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loads the rules of routes from the routes file, and again when its content changes. A file that can't be read or used prevents the
 * start. Later, it leaves the previous rules in force, is logged once and sets {@code wireroom.routes.file.ok} to 0.
 */
@Singleton
public final class RouteDirectory {
    private static final Logger LOG = Logger.getLogger(RouteDirectory.class);

    private final WireroomConfig config;
    private final TopicNames names;
    private final CurrentRoutes routes;
    private final RouteTopics topics;
    private final RouteMeters routeMeters;
    private final MeterRegistry meters;
    private final @Nullable Path file;
    private final FileWatcher watcher;
    private final List<Gauge> gauges;

    private volatile boolean ok = true;
    private volatile boolean ready;

    RouteDirectory(
            WireroomConfig config,
            TopicNames names,
            CurrentRoutes routes,
            RouteTopics topics,
            RouteMeters routeMeters,
            MeterRegistry meters) {
        this.config = config;
        this.names = names;
        this.routes = routes;
        this.topics = topics;
        this.routeMeters = routeMeters;
        this.meters = meters;
        this.file = config.routes().file().orElse(null);
        this.watcher = FileWatcher.of(file);
        this.gauges = List.of(
                Gauge.builder("wireroom.routes.file.ok", this, directory -> directory.ok ? 1 : 0)
                        .description("1 if the routes in force are those of the file, 0 if it can't be read or used")
                        .strongReference(true)
                        .register(meters),
                Gauge.builder(
                                "wireroom.routes",
                                routes,
                                all -> all.table().routes().size())
                        .description("Routes in force")
                        .strongReference(true)
                        .register(meters));
    }

    void start(@Observes StartupEvent event) {
        if (file == null) {
            return;
        }
        watcher.changed().map(this::read).ifPresent(found -> {
            switch (found) {
                case ParseResult.Valid(RouteTable table) -> put(table);
                case ParseResult.Invalid(List<String> reasons) ->
                    throw StartupFailure.because(reasons.stream()
                            .map(reason -> "wireroom.routes.file: " + file + ": " + reason)
                            .toList());
            }
        });
        watcher.start("routes-file", config.routes().poll(), this::apply);
    }

    /**
     * Checks or creates the topics of the current rules before the pipeline starts.
     *
     * @throws TopicsMissingException if topics are missing and must not be created
     * @throws KafkaException if Kafka does not respond
     */
    public synchronized void prepareTopics() {
        List<String> missing = topics.setTopics(routes.table().topics());
        if (!missing.isEmpty()) {
            throw new TopicsMissingException(missing);
        }
        if (!ready) {
            topics.start();
            ready = true;
        }
    }

    private sealed interface ParseResult {
        record Valid(RouteTable table) implements ParseResult {}

        record Invalid(List<String> reasons) implements ParseResult {}
    }

    private synchronized void apply(Content content) {
        switch (read(content)) {
            case ParseResult.Valid(RouteTable table) -> {
                ok = true;
                prepare(table);
                put(table);
            }
            case ParseResult.Invalid(List<String> reasons) -> {
                ok = false;
                LOG.errorf(
                        "The routes file %s can't be used, routes stay as they were: %s",
                        file, String.join("; ", reasons));
            }
        }
    }

    /** A missing topic affects its own routes only. */
    private void prepare(RouteTable table) {
        if (!ready) {
            return;
        }
        try {
            List<String> missing = topics.setTopics(table.topics());
            if (!missing.isEmpty()) {
                LOG.errorf("%s; nothing is routed there until then", new TopicsMissingException(missing).getMessage());
            }
        } catch (KafkaException e) {
            LOG.warnf("The topics of the new routes can't be checked yet: %s", e.getMessage());
        }
    }

    private void put(RouteTable table) {
        routes.replace(table);
        if (config.roles().contains(Role.PIPELINE)) { // other processes do not use the topics
            routeMeters.show(table, topics::isWritable);
        }
        LOG.infof("%d routes from %s", table.routes().size(), file);
    }

    private ParseResult read(Content content) {
        return switch (content) {
            case Content.Unreadable(Path unread, String reason) -> new ParseResult.Invalid(List.of(reason));
            case Content.Texts(List<String> texts) -> read(texts.getFirst());
        };
    }

    private ParseResult read(String text) {
        String internal = config.pipeline().applicationId() + "-";
        return switch (RoutesFile.read(text, Set.copyOf(names.all()), internal)) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> new ParseResult.Valid(table);
            case RoutesFile.ParseResult.Invalid(var problems) ->
                new ParseResult.Invalid(problems.stream().map(Object::toString).toList());
        };
    }

    /** Removes the gauges, so that another instance in the same process can register its own. */
    @PreDestroy
    void stop() {
        watcher.close();
        topics.close();
        gauges.forEach(meters::remove);
        routeMeters.close();
    }
}
