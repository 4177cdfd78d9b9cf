package io.wireroom.service.lifecycle;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.UnknownVariables;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.TopicsMissingException;
import io.wireroom.rebuild.LedgerLostException;
import io.wireroom.service.assets.AssetsLifecycle;
import io.wireroom.service.kafka.KafkaLifecycle;
import io.wireroom.service.pipeline.PipelineLifecycle;
import io.wireroom.service.startup.RoleLifecycle;
import io.wireroom.service.startup.StartupFailure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Starts and stops the service. It starts the roles of this process as soon as Kafka responds and the topics exist, and retries until then. It
 * first stops what serves clients, then what processes documents, then Kafka.
 */
@Singleton
public final class ServiceLifecycle {
    /** Priority of the start: after the files of partners, routes and keys have been loaded, which roles use. */
    private static final int AFTER_FILES = Integer.MAX_VALUE;

    private static final Logger LOG = Logger.getLogger(ServiceLifecycle.class);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final WireroomConfig config;
    private final KafkaLifecycle kafka;
    private final EndpointLifecycle endpoint;
    private final PipelineLifecycle pipeline;
    private final AssetsLifecycle assets;
    private final List<RoleLifecycle> roles;

    private volatile boolean started;
    private volatile boolean stopping;
    private volatile String failure = "Kafka has not responded yet";

    /** The image store is built before the embedded broker starts, so that wrong settings are reported at once. */
    ServiceLifecycle(
            WireroomConfig config,
            AssetsLifecycle assets,
            KafkaLifecycle kafka,
            PipelineLifecycle pipeline,
            EndpointLifecycle endpoint) {
        this.config = config;
        this.kafka = kafka;
        this.endpoint = endpoint;
        this.pipeline = pipeline;
        this.assets = assets;
        this.roles = rolesInStartOrder();
    }

    private List<RoleLifecycle> rolesInStartOrder() {
        List<RoleLifecycle> all = new ArrayList<>();
        if (config.roles().contains(Role.ENDPOINT) || config.roles().contains(Role.WEBHOOKS)) {
            all.add(endpoint);
        }
        if (config.roles().contains(Role.PIPELINE)) {
            all.add(pipeline);
        }
        if (config.roles().contains(Role.ASSETS)) {
            all.add(assets);
        }
        return List.copyOf(all);
    }

    void start(@Observes @Priority(AFTER_FILES) StartupEvent event) {
        UnknownVariables.in(System.getenv().keySet()).forEach(LOG::warn);
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(config.data()), "written", null));
        } catch (IOException e) {
            throw StartupFailure.because("wireroom.data: nothing can be written to " + config.data() + ": " + e);
        }
        Thread.ofPlatform().name("wireroom-start").daemon().start(this::startWhenPossible);
    }

    private void startWhenPossible() {
        while (!started && !stopping) {
            try {
                kafka.prepareTopics();
                startRoles();
                started = true;
            } catch (KafkaException | TopicsMissingException | LedgerLostException e) {
                failure = String.valueOf(e.getMessage());
                LOG.warnf("Not started yet: %s", e.getMessage());
                pause();
            } catch (IOException | RuntimeException e) {
                failure = e.toString();
                LOG.error("Not started yet", e);
                pause();
            }
        }
    }

    /** Starts the roles at the same time, because each waits for responses of Kafka. */
    private synchronized void startRoles() throws IOException {
        if (stopping) {
            return;
        }
        ThreadFactory threads =
                Thread.ofPlatform().name("wireroom-start-", 1).daemon().factory();
        try (ExecutorService starts = Executors.newThreadPerTaskExecutor(threads)) {
            for (Future<Void> start :
                    starts.invokeAll(roles.stream().map(ServiceLifecycle::start).toList())) {
                start.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while roles were starting");
        }
    }

    private static Callable<Void> start(RoleLifecycle role) {
        return () -> {
            role.start();
            return null;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        endpoint.close();
        closeWorkers();
        kafka.close();
    }

    private synchronized void closeWorkers() {
        assets.close();
        pipeline.close();
    }

    /** Whether all roles have been started once. */
    public boolean isStarted() {
        return started;
    }

    /** False if only a restart of the process can help. */
    public boolean isAlive() {
        return roles.stream().allMatch(RoleLifecycle::isAlive);
    }

    /** Whether all roles of this process do their work. */
    public boolean isReady() {
        return started && roles.stream().allMatch(RoleLifecycle::isReady);
    }

    /** Reasons why this process is not ready, as sentences; empty if it is ready. */
    public List<String> failures() {
        if (!started) {
            return List.of(failure);
        }
        return roles.stream().flatMap(role -> role.failures().stream()).toList();
    }
}
