package io.wireroom.service.assets;

import io.wireroom.archive.Change;
import io.wireroom.assets.AssetFiller;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FoundImages;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.config.WireroomConfig.AssetsStore;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.group.GroupSettings;
import io.wireroom.kafka.group.GroupWorker;
import io.wireroom.ops.AssetMeters;
import io.wireroom.service.kafka.ChangeDecoder;
import io.wireroom.service.startup.RoleLifecycle;
import io.wireroom.trace.Traces;
import org.jspecify.annotations.Nullable;

/** The role {@code assets}: fills the image store from the log, if a store is configured. */
public final class AssetsLifecycle implements RoleLifecycle {
    private final AssetsStore config;
    private final KafkaSettings kafka;
    private final String topic;
    private final Topics topics;
    private final AssetStore store;
    private final GeneratedImages generatedImages;
    private final FoundImages found;
    private final AssetMeters meters;
    private @Nullable GroupWorker<Change> worker;

    AssetsLifecycle(
            AssetsStore config,
            KafkaSettings kafka,
            String topic,
            Topics topics,
            AssetStore store,
            GeneratedImages generatedImages,
            FoundImages found,
            AssetMeters meters) {
        this.config = config;
        this.kafka = kafka;
        this.topic = topic;
        this.topics = topics;
        this.store = store;
        this.generatedImages = generatedImages;
        this.found = found;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        if (worker == null && store.isPersistent()) {
            AssetFiller filler = new AssetFiller(store, generatedImages, found, meters);
            GroupWorker<Change> started = new GroupWorker<>(
                    kafka,
                    topic,
                    GroupSettings.of(config.group(), purpose(), config.parallel()),
                    new ChangeDecoder(Traces.OFF),
                    change -> filler.fill(change.edition()),
                    meters);
            started.start();
            worker = started;
        }
    }

    /** Identifies the work. If the log, the store or the images' settings change, the worker starts from the beginning. */
    private String purpose() {
        return String.join(" ", topics.identity(topic).orElse(""), store.name(), generatedImages.origin());
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
        }
        store.close();
    }
}
