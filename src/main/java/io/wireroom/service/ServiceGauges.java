package io.wireroom.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.KafkaUnreachable;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.ServiceMeters;
import io.wireroom.rest.query.ArchiveAccess;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Tells in figures how the service stands, as far as its roles go. */
@Singleton
public final class ServiceGauges {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final WireroomConfig config;
    private final ServiceLifecycle service;
    private final PipelineLifecycle pipeline;
    private final ArchiveService archive;
    private final ArchiveAccess reading;
    private final HistoryService history;
    private final Topics topics;
    private final TopicNames names;
    private final ServiceMeters meters;
    private final Thread looking = Thread.ofVirtual().name("pipeline-lag").unstarted(this::look);

    private volatile double pipelineLag = Double.NaN;
    private volatile boolean unreachable;

    ServiceGauges(
            WireroomConfig config,
            ServiceLifecycle service,
            PipelineLifecycle pipeline,
            ArchiveService archive,
            ArchiveAccess reading,
            HistoryService history,
            Topics topics,
            TopicNames names,
            MeterRegistry registry) {
        this.config = config;
        this.service = service;
        this.pipeline = pipeline;
        this.archive = archive;
        this.reading = reading;
        this.history = history;
        this.topics = topics;
        this.names = names;
        this.meters = new ServiceMeters(registry);
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("wireroom.ready", "1 while this process does what its roles are", () -> service.isReady() ? 1 : 0);
        if (config.roles().contains(Role.PIPELINE)) {
            ofPipeline();
            looking.start();
        }
        if (config.roles().contains(Role.ENDPOINT)) {
            ofArchive();
        }
        meters.disk(config.data());
    }

    void stop(@Observes ShutdownEvent event) {
        looking.interrupt();
        meters.removeAll();
    }

    private void ofPipeline() {
        meters.gauge(
                "wireroom.pipeline.running",
                "1 while documents are taken in",
                () -> pipeline.isReady() && !unreachable ? 1 : 0);
        meters.gauge(
                "wireroom.pipeline.lag",
                "Records that wait for all pipelines together, about; NaN while unknown",
                () -> pipelineLag);
    }

    private void ofArchive() {
        meters.gauge(
                "wireroom.archive.connected",
                "1 while the feed is read into the archive, 0 while Kafka can't be read or the archive can't be"
                        + " written",
                () -> archive.state().isConnected() ? 1 : 0);
        meters.gauge(
                "wireroom.archive.lag",
                "Committed events that the archive has not taken in; -1 while unknown",
                () -> archive.state().lag());
        meters.gauge(
                "wireroom.archive.foreign",
                "Records of the feed that could not be read",
                () -> archive.state().foreign());
        meters.gauge("wireroom.archive.articles", "Published articles in the archive", reading::articles);
        meters.gauge(
                "wireroom.history.connected",
                "1 while the index of documents is filled from its topics",
                () -> history.isConnected() ? 1 : 0);
        meters.gauge(
                "wireroom.history.lag",
                "Committed records that the index of documents has not taken in; -1 while unknown",
                history::lag);
        meters.gauge("wireroom.history.entries", "Entries in the index of documents", history::entries);
        meters.size("wireroom.history.size", "The index of documents on disk", HistoryService.folder(config));
        meters.size("wireroom.archive.size", "The archive on disk", ArchiveService.folder(config));
    }

    /**
     * Kafka is asked, not the pipeline: what that has read it need not have worked off, and it may stand still. Nor does a pipeline
     * know that Kafka has gone: it waits for more.
     */
    private void look() {
        try {
            while (true) {
                try {
                    pipelineLag = topics.lag(config.pipeline().applicationId(), names.ingest());
                    unreachable = false;
                } catch (KafkaException unknown) {
                    pipelineLag = Double.NaN;
                    unreachable = unknown instanceof KafkaUnreachable;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
