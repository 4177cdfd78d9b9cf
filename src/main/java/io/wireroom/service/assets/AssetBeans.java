package io.wireroom.service.assets;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FoundImages;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.mirror.Mirror;
import io.wireroom.ops.AssetMeters;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Beans of the image store and the role that fills it. */
final class AssetBeans {
    @Produces
    @Singleton
    AssetsLifecycle assetsLifecycle(
            WireroomConfig config,
            GeneratedImages generatedImages,
            AssetStore store,
            Optional<Mirror> mirror,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            AssetMeters meters) {
        return new AssetsLifecycle(
                config.assetsStore(),
                kafka.settings(),
                names.normalized(),
                topics,
                store,
                generatedImages,
                mirror.map(FoundImages.class::cast).orElse(FoundImages.NONE),
                meters);
    }

    @Produces
    @Singleton
    GeneratedImages generatedImages(WireroomConfig config) {
        return new GeneratedImages(StartupFailure.unlessValid(() -> CoreWiring.qrCodes(config.qr())));
    }

    @Produces
    @Singleton
    AssetStore assetStore(WireroomConfig config) {
        return StartupFailure.unlessValid(() -> AssetWiring.store(config));
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
