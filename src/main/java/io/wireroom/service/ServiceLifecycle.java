package io.wireroom.service;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FoundImages;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.config.UnknownVariables;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.client.TopicsMissing;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.mirror.Mirror;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.ops.AssetMeters;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.streams.PipelineRunner;
import io.wireroom.streams.PipelineTopology;
import io.wireroom.streams.Routing;
import io.wireroom.trace.Traces;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The whole service. Starting, it brings up the broker at once and all that needs Kafka as soon as Kafka answers and the
 * topics are there; stopping, it lets go in the opposite order.
 */
@Singleton
public class ServiceLifecycle {
    private static final Logger LOG = Logger.getLogger(ServiceLifecycle.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** What a record may take beside its event or document: headers of ours, and the frame of a batch. */
    private static final int ROOM = 32 << 10;

    /** The largest record that the pipeline reads whole, well below what brokers take in one request. */
    private static final int MAX_RECORD_BYTES = 32 << 20;

    private final WireroomConfig config;
    private final KafkaConnection kafka;
    private final Topics topics;
    private final TopicNames names;
    private final IngestProducer intake;
    private final DocumentPipeline documents;
    private final DocumentMeters meters;
    private final ArchiveService archive;
    private final AssetService assets;
    private final ArchiveAccess reading;
    private final HistoryService history;
    private final Traces traces;
    private final RouteDirectory routes;
    private final Routing routing;

    private volatile @Nullable PipelineRunner pipeline;
    private volatile boolean started;
    private volatile String trouble = "Kafka has not answered yet";
    private volatile boolean stopping;

    ServiceLifecycle(
            WireroomConfig config,
            GeneratedImages drawings,
            AssetStore store,
            Optional<Mirror> mirror,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            IngestProducer intake,
            DocumentPipeline documents,
            DocumentMeters meters,
            AssetMeters assetMeters,
            ArchiveAccess reading,
            ArchiveMeters archiveMeters,
            HistoryService history,
            Traces traces,
            RouteDirectory routes,
            Routing routing) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.names = names;
        this.intake = intake;
        this.documents = documents;
        this.meters = meters;
        this.reading = reading;
        this.history = history;
        this.archive = new ArchiveService(
                archiveFolder(config),
                (folder, identity) -> Archive.open(folder, identity, ArchiveSettings.DEFAULT),
                config.archive().commit(),
                names.normalized(),
                kafka.settings(),
                topics,
                reading,
                archiveMeters,
                traces);
        this.assets = new AssetService(
                config.assetsStore(),
                kafka.settings(),
                names.normalized(),
                topics,
                store,
                drawings,
                mirror.map(FoundImages.class::cast).orElse(FoundImages.NONE),
                assetMeters);
        this.traces = traces;
        this.routes = routes;
        this.routing = routing;
    }

    static Path archiveFolder(WireroomConfig config) {
        return config.data().resolve("archive");
    }

    void start(@Observes StartupEvent event) {
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
                if (config.topics().create()) {
                    short replication = config.topics().replication();
                    topics.create(config.topics().partitions(), replication < 0 ? null : replication);
                } else {
                    topics.check();
                }
                startRoles();
                started = true;
            } catch (KafkaException | TopicsMissing e) {
                trouble = String.valueOf(e.getMessage());
                LOG.warnf("Not started yet: %s", e.getMessage());
                pause();
            } catch (IOException | RuntimeException e) {
                trouble = e.toString();
                LOG.error("Not started yet", e);
                pause();
            }
        }
    }

    private synchronized void startRoles() throws IOException {
        if (stopping) {
            return;
        }
        if (config.roles().contains(Role.ENDPOINT) && archive.state().follower() == null) {
            archive.start();
            history.start();
        }
        if (config.roles().contains(Role.PIPELINE) && pipeline == null) {
            routes.prepareTopics();
            PipelineRunner runner = new PipelineRunner(
                    PipelineTopology.build(topologySettings(), documents, meters, traces, routing), runnerSettings());
            runner.start();
            WarmUp.of(documents);
            pipeline = runner;
        }
        if (config.roles().contains(Role.ASSETS)) {
            assets.start();
        }
    }

    private PipelineTopology.Settings topologySettings() {
        return new PipelineTopology.Settings(
                names.ingest(),
                names.normalized(),
                names.held(),
                names.rejected(),
                names.journal(),
                config.pipeline().partitions(),
                Math.min(MAX_RECORD_BYTES, room(names.rejected())),
                Math.min(config.pipeline().maxEventBytes(), Math.min(room(names.normalized()), room(names.held()))),
                config.site(),
                config.publicUrl() + "/v1/schemas/article.json");
    }

    /** What certainly fits into a topic, however badly it compresses: a topic that refused a record would stop the pipeline. */
    private int room(String topic) {
        return topics.maxMessageBytes(topic) - ROOM;
    }

    private PipelineRunner.Settings runnerSettings() {
        Map<String, String> clients = new HashMap<>(kafka.settings().extra());
        clients.put("bootstrap.servers", kafka.settings().bootstrapServers());
        return new PipelineRunner.Settings(
                config.pipeline().applicationId(),
                config.pipeline().instanceId().orElse(null),
                config.pipeline().threads(),
                config.pipeline().standbys(),
                config.pipeline().commitInterval(),
                config.pipeline().sessionTimeout(),
                config.data().resolve("streams").toString(),
                Math.max(MAX_RECORD_BYTES, config.pipeline().maxEventBytes()) + ROOM,
                config.topics().replication(),
                clients);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        archive.close();
        history.close();
        closeWorkers();
        intake.close();
        topics.close();
        kafka.close();
    }

    private synchronized void closeWorkers() {
        assets.close();
        PipelineRunner runner = pipeline;
        if (runner != null) {
            runner.close();
        }
    }

    /** Whether everything has been started once. */
    public boolean isStarted() {
        return started;
    }

    /** False once nothing but a restart of the process can help. */
    public boolean isAlive() {
        PipelineRunner runner = pipeline;
        return runner == null || runner.isAlive();
    }

    /** Whether this process does what its roles are. */
    public boolean isReady() {
        return started
                && (!config.roles().contains(Role.ENDPOINT) || reading.isOpen())
                && (!config.roles().contains(Role.PIPELINE) || isTakingIn());
    }

    /** Whether its pipeline, if it has one, takes documents in. */
    public boolean isTakingIn() {
        PipelineRunner runner = pipeline;
        return runner != null && runner.isRunning();
    }

    /** How the archive stands; that of a process that has none is not open. */
    public ArchiveState archiveState() {
        return archive.state();
    }

    /** Why this process is not ready, in sentences; empty if it is. */
    public List<String> troubles() {
        if (!started) {
            return List.of(trouble);
        }
        List<String> troubles = new ArrayList<>();
        String why = archive.state().why();
        if (config.roles().contains(Role.ENDPOINT) && !reading.isOpen()) {
            troubles.add(why == null ? "the archive is not open" : why);
        }
        if (config.roles().contains(Role.PIPELINE) && !isTakingIn()) {
            troubles.add("the pipeline takes no documents in: it is " + pipelineState());
        }
        return troubles;
    }

    /** What Kafka Streams says of the pipeline; absent where there is none. */
    public @Nullable String pipelineState() {
        PipelineRunner runner = pipeline;
        return runner == null ? null : runner.state().name();
    }
}
