package io.wireroom.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.config.WireroomConfig;
import io.wireroom.history.HistorySettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.console.Activity;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.trace.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans of the archive and the document index of an endpoint. */
final class IndexBeans {
    @Produces
    @Singleton
    ArchiveAccess archiveAccess() {
        return new ArchiveAccess();
    }

    @Produces
    @Singleton
    HistoryAccess historyAccess() {
        return new HistoryAccess();
    }

    @Produces
    @Singleton
    HistoryService historyService(
            WireroomConfig config,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            DocumentPipeline pipeline,
            HistoryAccess access,
            Activity activity) {
        HistorySettings settings = StartupFailure.unlessValid(() ->
                new HistorySettings(config.history().kept(), config.history().most()));
        return new HistoryService(
                HistoryService.folder(config),
                settings,
                kafka.settings(),
                topics,
                names,
                new HistoryDecoder(pipeline),
                access,
                activity);
    }

    @Produces
    @Singleton
    ArchiveService archiveService(
            WireroomConfig config,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            ArchiveAccess access,
            ArchiveMeters meters,
            Traces traces) {
        return new ArchiveService(
                ArchiveService.folder(config),
                (folder, identity) -> Archive.open(folder, identity, ArchiveSettings.DEFAULT),
                config.archive().commit(),
                names.normalized(),
                kafka.settings(),
                topics,
                access,
                meters,
                traces);
    }

    @Produces
    @Singleton
    ArchiveMeters archiveMeters(MeterRegistry registry, WireroomConfig config) {
        return new ArchiveMeters(registry, config.sources().keySet(), Clock.systemUTC());
    }
}
