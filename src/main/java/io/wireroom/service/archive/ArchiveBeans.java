package io.wireroom.service.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.ops.CopyMeters;
import io.wireroom.partner.Publication;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import io.wireroom.trace.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans of the archive, and of the publication that it is served as. */
final class ArchiveBeans {
    @Produces
    @Singleton
    ArchiveAccess archiveAccess() {
        return new ArchiveAccess();
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
            CopyService copies,
            Traces traces) {
        return new ArchiveService(
                ArchiveService.folder(config),
                (folder, identity, source) -> Archive.open(folder, identity, ArchiveSettings.DEFAULT, source),
                copies,
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
    CopyService copyService(WireroomConfig config, Topics topics, TopicNames names, MeterRegistry registry) {
        return StartupFailure.unlessValid(() -> new CopyService(
                CopyWiring.store(config),
                CopyWiring.limits(config.archive().copies()),
                CopyWiring.settings(config.archive().copies()),
                positions -> LogBounds.violation(
                        positions, partition -> topics.offsets().range(names.normalized(), partition)),
                new CopyMeters(registry, Clock.systemUTC())));
    }

    @Produces
    @Singleton
    ArchiveMeters archiveMeters(MeterRegistry registry, WireroomConfig config) {
        return new ArchiveMeters(registry, config.sources().keySet(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    Publication publication(WireroomConfig config) {
        return StartupFailure.unlessValid(() -> new Publication(config.title(), config.language()));
    }
}
