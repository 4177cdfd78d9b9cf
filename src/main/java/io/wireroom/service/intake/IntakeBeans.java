package io.wireroom.service.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wireroom.config.WireroomConfig;
import io.wireroom.imports.ImportLimits;
import io.wireroom.imports.TarGzImport;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.intake.ChannelIntake;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.redrive.RejectedDocuments;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Beans of the intake: documents over HTTP, imports, and rejected documents. */
final class IntakeBeans {
    /** Maximum number of documents that wait for the channel. Further requests are asked to retry. */
    private static final int WAITING_DOCUMENTS = 64;

    @Produces
    @Singleton
    IngestProducer importProducer(KafkaConnection kafka, TopicNames names) {
        return StartupFailure.unlessConnectable(() -> new IngestProducer(kafka.settings(), names.ingest()));
    }

    @Produces
    @Singleton
    @Identifier(ChannelIntake.CHANNEL)
    Map<String, Object> intakeSettings(KafkaConnection kafka) {
        return ChannelIntake.settings(kafka.settings());
    }

    @Produces
    @Singleton
    ChannelIntake channelIntake(
            @Channel(ChannelIntake.CHANNEL)
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_DOCUMENTS)
                    MutinyEmitter<byte[]> channel,
            TopicNames names) {
        return new ChannelIntake(channel, names.ingest());
    }

    @Produces
    @Singleton
    RejectedDocuments rejectedDocuments(KafkaConnection kafka, TopicNames names) {
        return new RejectedDocuments(kafka.settings(), names);
    }

    void close(@Disposes RejectedDocuments rejected) {
        rejected.close();
    }

    @Produces
    @Singleton
    TarGzImport imports(IngestProducer intake, WireroomConfig config) {
        ImportLimits limits = ImportLimits.DEFAULT;
        return new TarGzImport(
                intake,
                new ImportLimits(
                        config.intake().maxBytes(), limits.entries(), limits.totalBytes(), limits.bytesInFlight()));
    }
}
