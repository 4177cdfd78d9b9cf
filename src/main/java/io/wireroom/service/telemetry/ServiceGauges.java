package io.wireroom.service.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.ServiceMeters;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.service.archive.ArchiveService;
import io.wireroom.service.history.HistoryService;
import io.wireroom.service.lifecycle.ServiceLifecycle;
import io.wireroom.service.pipeline.PipelineLifecycle;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Metrics of the service's state, according to its roles. */
@Singleton
public final class ServiceGauges {
    private final WireroomConfig config;
    private final ServiceLifecycle service;
    private final PipelineLifecycle pipeline;
    private final ArchiveService archive;
    private final ArchiveAccess access;
    private final HistoryService history;
    private final ServiceMeters meters;
    private final PipelineBacklog backlog;

    ServiceGauges(
            WireroomConfig config,
            ServiceLifecycle service,
            PipelineLifecycle pipeline,
            ArchiveService archive,
            ArchiveAccess access,
            HistoryService history,
            Topics topics,
            TopicNames names,
            MeterRegistry registry) {
        this.config = config;
        this.service = service;
        this.pipeline = pipeline;
        this.archive = archive;
        this.access = access;
        this.history = history;
        this.backlog = new PipelineBacklog(topics, config.pipeline().applicationId(), names.ingest());
        this.meters = new ServiceMeters(registry);
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("wireroom.ready", "1 while this process does what its roles are", () -> service.isReady() ? 1 : 0);
        if (config.roles().contains(Role.PIPELINE)) {
            addPipelineGauges();
            backlog.start();
        }
        if (config.roles().contains(Role.ENDPOINT)) {
            addArchiveGauges();
        }
        meters.disk(config.data());
    }

    void stop(@Observes ShutdownEvent event) {
        backlog.close();
        meters.removeAll();
    }

    private void addPipelineGauges() {
        meters.gauge(
                "wireroom.pipeline.running",
                "1 while documents are taken in",
                () -> pipeline.isReady() && !backlog.isUnreachable() ? 1 : 0);
        meters.gauge(
                "wireroom.pipeline.lag",
                "Records that wait for all pipelines together, about; NaN while unknown",
                backlog::records);
        meters.gauge(
                "wireroom.pipeline.stalled",
                "seconds",
                "Longest time for which records have waited in a partition without progress; NaN while unknown",
                backlog::stalledSeconds);
        meters.gauge(
                "wireroom.pipeline.restoring",
                "records",
                "Records to read before this process's part of the ledger is restored, about",
                pipeline::restoring);
        meters.gauge(
                "wireroom.pipeline.clock.ahead",
                "seconds",
                "How far this process's clock is ahead of the brokers'; below 0 if it is behind, NaN while unknown",
                pipeline::secondsAhead);
    }

    private void addArchiveGauges() {
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
                () -> archive.state().unreadable());
        meters.gauge("wireroom.archive.articles", "Published articles in the archive", access::articles);
        meters.gauge(
                "wireroom.history.connected",
                "1 while the document index is filled from its topics",
                () -> history.isConnected() ? 1 : 0);
        meters.gauge(
                "wireroom.history.lag",
                "Committed records that the document index has not taken in; -1 while unknown",
                history::lag);
        meters.gauge("wireroom.history.entries", "Entries in the document index", history::entries);
        meters.size("wireroom.history.size", "The document index on disk", HistoryService.folder(config));
        meters.size("wireroom.archive.size", "The archive on disk", ArchiveService.folder(config));
    }
}
