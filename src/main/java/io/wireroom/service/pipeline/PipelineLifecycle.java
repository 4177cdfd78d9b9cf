package io.wireroom.service.pipeline;

import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.clock.BrokerClocks;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rebuild.LedgerLostException;
import io.wireroom.rebuild.LocalLedger;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.routes.RouteDirectory;
import io.wireroom.service.startup.RoleLifecycle;
import io.wireroom.streams.EventAttributes;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.PipelineRunner;
import io.wireroom.streams.PipelineTopology;
import io.wireroom.streams.Routing;
import io.wireroom.trace.Traces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The role {@code pipeline}: the Kafka Streams application and the topics of routes. */
@Singleton
public final class PipelineLifecycle implements RoleLifecycle {
    private static final Logger LOG = Logger.getLogger(PipelineLifecycle.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final WireroomConfig config;
    private final KafkaConnection kafka;
    private final Topics topics;
    private final TopicNames names;
    private final DocumentPipeline documents;
    private final DocumentMeters meters;
    private final Traces traces;
    private final RouteDirectory routes;
    private final Routing routing;
    private final BrokerClocks clocks;

    private volatile @Nullable PipelineRunner runner;

    PipelineLifecycle(
            WireroomConfig config,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            DocumentPipeline documents,
            DocumentMeters meters,
            Traces traces,
            RouteDirectory routes,
            Routing routing,
            BrokerClocks clocks) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.names = names;
        this.documents = documents;
        this.meters = meters;
        this.traces = traces;
        this.routes = routes;
        this.routing = routing;
        this.clocks = clocks;
    }

    @Override
    public void start() throws IOException {
        if (runner != null) {
            return;
        }
        LedgerChangelog changelog = new LedgerChangelog(
                config.pipeline().applicationId(), config.pipeline().partitions());
        LedgerLostException.check(kafka.settings(), topics, names, changelog);
        LocalLedger ledger = new LocalLedger(config.data().resolve("streams"), topics, changelog);
        if (ledger.deleteIfForeign()) {
            LOG.warn(
                    "The local store of the ledger is damaged or was created from other changelogs: it was deleted, and is restored");
        }
        routes.prepareTopics();
        clocks.start();
        PipelineRunner started = new PipelineRunner(
                PipelineTopology.build(topologySettings(), documents, meters, traces, routing, clocks::at),
                runnerSettings(),
                () -> deleteAtNextStart(ledger));
        started.start();
        WarmUp.of(documents);
        runner = started;
        Thread.ofVirtual().name("local-ledger").start(() -> recordWhenRunning(started, ledger));
    }

    private static void deleteAtNextStart(LocalLedger ledger) {
        try {
            ledger.deleteAtNextStart();
        } catch (IOException e) {
            LOG.warnf("Delete the local store of the ledger before the next start: %s", e.getMessage());
        }
    }

    private static void recordWhenRunning(PipelineRunner started, LocalLedger ledger) {
        try {
            while (!started.isRunning()) {
                if (!started.isAlive()) {
                    return;
                }
                Thread.sleep(CHECK_INTERVAL);
            }
            ledger.note();
        } catch (IOException | KafkaException e) {
            LOG.warnf("The ids of the changelogs of the local store of the ledger can't be stored: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PipelineTopology.Settings topologySettings() {
        return new PipelineTopology.Settings(
                new PipelineTopology.Topics(
                        names.ingest(), names.normalized(), names.held(), names.rejected(), names.journal()),
                config.pipeline().partitions(),
                Math.min(PipelineRunner.MAX_RECORD_BYTES, maxValueBytes(names.rejected())),
                Math.min(
                        config.pipeline().maxEventBytes(),
                        Math.min(maxValueBytes(names.normalized()), maxValueBytes(names.held()))),
                new EventAttributes(config.site(), config.publicUrl() + "/v1/schemas/article.json"));
    }

    /** The size that a topic accepts without compression. A topic that refuses a record stops the pipeline. */
    private int maxValueBytes(String topic) {
        return topics.maxMessageBytes(topic) - PipelineRunner.OVERHEAD_BYTES;
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
                PipelineRunner.largestRecord(config.pipeline().maxEventBytes()),
                config.topics().replication(),
                clients);
    }

    @Override
    public void close() {
        PipelineRunner running = runner;
        if (running != null) {
            running.close();
        }
        clocks.close();
    }

    @Override
    public boolean isReady() {
        PipelineRunner running = runner;
        return running != null && running.isRunning();
    }

    @Override
    public boolean isAlive() {
        PipelineRunner running = runner;
        return running == null || running.isAlive();
    }

    @Override
    public List<String> failures() {
        return isReady() ? List.of() : List.of("the pipeline takes no documents in: it is " + state());
    }

    /** Records that have to be read to restore this process's part of the ledger; 0 if the pipeline has not been started. */
    public long restoring() {
        PipelineRunner running = runner;
        return running == null ? 0 : running.restoring();
    }

    /** How far this process's clock is ahead of the brokers', in seconds; {@code NaN} if unknown. */
    public double secondsAhead() {
        return clocks.secondsAhead(Instant.now());
    }

    /** The state of Kafka Streams; null if the pipeline has not been started. */
    @Nullable
    public String state() {
        PipelineRunner running = runner;
        return running == null ? null : running.state().name();
    }
}
