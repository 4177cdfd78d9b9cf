package io.wireroom.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.Drawings;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.ImportLimits;
import io.wireroom.kafka.IngestProducer;
import io.wireroom.kafka.TarGzImport;
import io.wireroom.kafka.TopicNames;
import io.wireroom.kafka.Topics;
import io.wireroom.ops.AssetMeters;
import io.wireroom.ops.DocumentMeters;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.Reading;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what is made by constructor, so that it can be injected. */
final class Beans {

    @Produces
    @Singleton
    DocumentPipeline pipeline(WireroomConfig config) {
        return CoreWiring.pipeline(config);
    }

    @Produces
    @Singleton
    TopicNames topicNames(WireroomConfig config) {
        WireroomConfig.Topics topics = config.topics();
        return new TopicNames(topics.ingest(), topics.normalized(), topics.held(), topics.rejected());
    }

    @Produces
    @Singleton
    Topics topics(KafkaConnection kafka, TopicNames names) {
        return new Topics(kafka.settings(), names);
    }

    @Produces
    @Singleton
    IngestProducer intake(KafkaConnection kafka, TopicNames names) {
        return new IngestProducer(kafka.settings(), names.ingest());
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

    @Produces
    @Singleton
    Reading reading() {
        return new Reading();
    }

    @Produces
    @Singleton
    DocumentMeters documentMeters(MeterRegistry registry) {
        return new DocumentMeters(registry, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Drawings drawings(WireroomConfig config) {
        return new Drawings(AssetWiring.qrCodes(config));
    }

    @Produces
    @Singleton
    AssetStore assetStore(WireroomConfig config) {
        return AssetWiring.store(config);
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
}
