package io.wireroom.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a store for those who won't wait for it: one that can't be reached counts as empty, and isn't asked again for some
 * seconds.
 */
public final class AssetReader {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int FACTS_IN_MEMORY = 100_000;

    private final AssetStore store;
    private final Consumer<IOException> onTrouble;
    private final Cache<StorePath, AssetMetadata> known =
            Caffeine.newBuilder().maximumSize(FACTS_IN_MEMORY).build();
    private final AtomicLong askAgain = new AtomicLong(System.nanoTime());

    /** @param onTrouble is told of each time that the store failed */
    public AssetReader(AssetStore store, Consumer<IOException> onTrouble) {
        this.store = store;
        this.onTrouble = onTrouble;
    }

    /** The image of {@code origin} at {@code path}, if it can be had. */
    public Optional<StoredAsset> get(StorePath path, String origin) {
        return ask(() -> store.get(path)).filter(asset -> asset.facts().origin().equals(origin));
    }

    /** What is known of the image of {@code origin} at {@code path}, if anything is. What was known once costs nothing. */
    public Optional<AssetMetadata> facts(StorePath path, String origin) {
        return facts(path, facts -> facts.origin().equals(origin));
    }

    /** The same of whatever image is at {@code path}. */
    public Optional<AssetMetadata> facts(StorePath path) {
        return facts(path, facts -> true);
    }

    private Optional<AssetMetadata> facts(StorePath path, Predicate<AssetMetadata> wanted) {
        AssetMetadata before = known.getIfPresent(path);
        if (before != null && wanted.test(before)) {
            return Optional.of(before);
        }
        Optional<AssetMetadata> now = ask(() -> store.facts(path)).filter(wanted);
        now.ifPresent(facts -> known.put(path, facts));
        return now;
    }

    /** An answer of the store. */
    @FunctionalInterface
    private interface Question<T> {
        Optional<T> ask() throws IOException;
    }

    private <T> Optional<T> ask(Question<T> question) {
        if (System.nanoTime() - askAgain.get() < 0) {
            return Optional.empty();
        }
        try {
            return question.ask();
        } catch (IOException e) {
            askAgain.set(System.nanoTime() + REST.toNanos());
            onTrouble.accept(e);
            return Optional.empty();
        }
    }
}
