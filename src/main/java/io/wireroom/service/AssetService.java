package io.wireroom.service;

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
import io.wireroom.trace.Traces;
import org.jspecify.annotations.Nullable;

/** Fills the assets' store from the log, if there is one. */
final class AssetService implements AutoCloseable {
    private final AssetsStore config;
    private final KafkaSettings kafka;
    private final String topic;
    private final Topics topics;
    private final AssetStore store;
    private final GeneratedImages drawings;
    private final FoundImages found;
    private final AssetMeters meters;
    private @Nullable GroupWorker<Change> worker;

    AssetService(
            AssetsStore config,
            KafkaSettings kafka,
            String topic,
            Topics topics,
            AssetStore store,
            GeneratedImages drawings,
            FoundImages found,
            AssetMeters meters) {
        this.config = config;
        this.kafka = kafka;
        this.topic = topic;
        this.topics = topics;
        this.store = store;
        this.drawings = drawings;
        this.found = found;
        this.meters = meters;
    }

    synchronized void start() {
        if (worker == null && store.isKept()) {
            AssetFiller filler = new AssetFiller(store, drawings, found, meters);
            GroupWorker<Change> started = new GroupWorker<>(
                    kafka,
                    topic,
                    GroupSettings.of(config.group(), purpose(), config.parallel()),
                    new ChangeReader(Traces.OFF),
                    change -> filler.fill(change.edition()),
                    meters);
            started.start();
            worker = started;
        }
    }

    /** Another log, another store or other settings of the images: then what was done before is not what is to be done. */
    private String purpose() {
        return String.join(" ", topics.identity(topic).orElse(""), store.name(), drawings.origin());
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
        }
        store.close();
    }
}
