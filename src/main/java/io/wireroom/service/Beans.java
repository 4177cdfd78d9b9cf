package io.wireroom.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.WireroomConfig;
import io.wireroom.history.HistorySettings;
import io.wireroom.imports.ImportLimits;
import io.wireroom.imports.TarGzImport;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.intake.ChannelIntake;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.redrive.RejectedDocuments;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.ops.AssetMeters;
import io.wireroom.ops.DeliveryMeters;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.ops.RouteMeters;
import io.wireroom.partner.Publication;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.intake.DocumentPreviews;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.route.RoutesInForce;
import io.wireroom.streams.Routing;
import io.wireroom.trace.Traces;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Builds what is made by constructor, so that it can be injected. */
final class Beans {
    /** Documents that wait for the channel; what comes beyond them is told to try again. */
    private static final int WAITING_DOCUMENTS = 64;

    /** At the topics of routes. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Produces
    @Singleton
    DocumentPipeline pipeline(WireroomConfig config) {
        return sensible(() -> CoreWiring.pipeline(config));
    }

    @Produces
    @Singleton
    TopicNames topicNames(WireroomConfig config) {
        WireroomConfig.Topics topics = config.topics();
        return sensible(() -> new TopicNames(
                topics.ingest(), topics.normalized(), topics.held(), topics.rejected(), topics.journal()));
    }

    @Produces
    @Singleton
    Topics topics(KafkaConnection kafka, TopicNames names) {
        return connectable(() -> new Topics(kafka.settings(), names));
    }

    @Produces
    @Singleton
    RoutesInForce routes() {
        return new RoutesInForce();
    }

    @Produces
    @Singleton
    RouteTopics routeTopics(Topics topics, WireroomConfig config) {
        short replication = config.topics().replication();
        RouteTopics.Making making = new RouteTopics.Making(
                config.topics().create(), config.topics().partitions(), replication < 0 ? null : replication);
        return new RouteTopics(topics, making, BETWEEN_LOOKS);
    }

    @Produces
    @Singleton
    Routing routing(RoutesInForce routes, RouteTopics topics, RouteMeters meters) {
        return new Routing(routes, topics, meters);
    }

    @Produces
    @Singleton
    IngestProducer importProducer(KafkaConnection kafka, TopicNames names) {
        return connectable(() -> new IngestProducer(kafka.settings(), names.ingest()));
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
    TarGzImport imports(IngestProducer intake, DocumentPreviews previews, WireroomConfig config) {
        ImportLimits limits = ImportLimits.DEFAULT;
        return new TarGzImport(
                intake,
                previews,
                new ImportLimits(
                        config.intake().maxBytes(), limits.entries(), limits.totalBytes(), limits.bytesInFlight()));
    }

    @Produces
    @Singleton
    Publication publication(WireroomConfig config) {
        return sensible(() -> new Publication(config.title(), config.language()));
    }

    @Produces
    @Singleton
    ArchiveAccess reading() {
        return new ArchiveAccess();
    }

    @Produces
    @Singleton
    HistoryAccess historyAccess() {
        return new HistoryAccess();
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
    HistoryService historyService(
            WireroomConfig config,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            DocumentPipeline pipeline,
            HistoryAccess access) {
        HistorySettings settings = sensible(() ->
                new HistorySettings(config.history().kept(), config.history().most()));
        return new HistoryService(
                HistoryService.folder(config),
                settings,
                kafka.settings(),
                topics,
                names,
                new HistoryReader(pipeline),
                access);
    }

    @Produces
    @Singleton
    DocumentMeters documentMeters(MeterRegistry registry) {
        return new DocumentMeters(registry, Clock.systemUTC());
    }

    @Produces
    @Singleton
    RouteMeters routeMeters(MeterRegistry registry) {
        return new RouteMeters(registry);
    }

    @Produces
    @Singleton
    GeneratedImages drawings(WireroomConfig config) {
        return new GeneratedImages(sensible(() -> CoreWiring.qrCodes(config.qr())));
    }

    @Produces
    @Singleton
    ArchiveMeters archiveMeters(MeterRegistry registry, WireroomConfig config) {
        return new ArchiveMeters(registry, config.sources().keySet(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    AssetStore assetStore(WireroomConfig config) {
        return sensible(() -> AssetWiring.store(config));
    }

    @Produces
    @Singleton
    AssetMeters assetMeters(MeterRegistry registry) {
        return new AssetMeters(registry);
    }

    @Produces
    @Singleton
    AssetReader assetReader(AssetStore store, AssetMeters meters) {
        return new AssetReader(store, meters::unread);
    }

    @Produces
    @Singleton
    DeliveryMeters deliveryMeters(MeterRegistry registry) {
        return new DeliveryMeters(registry, Clock.systemUTC());
    }

    /** Methods of HTTP are whatever a stranger sends; there are to be no more figures than methods that mean something. */
    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "_OTHER");
    }

    /** Follows articles only where that is asked for: Quarkus has OpenTelemetry in place either way. */
    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled ? Traces.OFF : new Traces(telemetry);
    }

    /** What is made of settings, if they make sense. */
    private static <T> T sensible(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because(String.valueOf(e.getMessage()));
        }
    }

    /** A client of Kafka, if its settings make sense. */
    private static <T> T connectable(Supplier<T> made) {
        try {
            return made.get();
        } catch (KafkaException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw StartupFailure.because("wireroom.kafka: " + why.getMessage());
        }
    }
}
