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
 * Reads a store without delaying requests while it is unavailable. A store that failed counts as empty and is not accessed again
 * for 5 seconds.
 */
public final class AssetReader {
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    private static final int MAX_CACHED_METADATA = 100_000;

    private final AssetStore store;
    private final Consumer<IOException> onFailure;
    private final Cache<StorePath, AssetMetadata> cache =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_METADATA).build();
    private final AtomicLong retryAt = new AtomicLong(System.nanoTime());

    /** @param onFailure called for each failure of the store */
    public AssetReader(AssetStore store, Consumer<IOException> onFailure) {
        this.store = store;
        this.onFailure = onFailure;
    }

    /** The image at {@code path}; empty if absent, of another {@code origin}, or if the store is unavailable. */
    public Optional<StoredAsset> get(StorePath path, String origin) {
        return read(() -> store.get(path))
                .filter(asset -> asset.metadata().origin().equals(origin));
    }

    /** Cached metadata of the image at {@code path}; empty if absent, of another {@code origin}, or the store is unavailable. */
    public Optional<AssetMetadata> metadata(StorePath path, String origin) {
        return metadata(path, metadata -> metadata.origin().equals(origin));
    }

    /** Cached metadata of the image at {@code path}, whatever its origin. */
    public Optional<AssetMetadata> metadata(StorePath path) {
        return metadata(path, metadata -> true);
    }

    private Optional<AssetMetadata> metadata(StorePath path, Predicate<AssetMetadata> filter) {
        AssetMetadata cached = cache.getIfPresent(path);
        if (cached != null && filter.test(cached)) {
            return Optional.of(cached);
        }
        Optional<AssetMetadata> found = read(() -> store.metadata(path)).filter(filter);
        found.ifPresent(metadata -> cache.put(path, metadata));
        return found;
    }

    @FunctionalInterface
    private interface ReadOperation<T> {
        Optional<T> read() throws IOException;
    }

    private <T> Optional<T> read(ReadOperation<T> operation) {
        if (System.nanoTime() - retryAt.get() < 0) {
            return Optional.empty();
        }
        try {
            return operation.read();
        } catch (IOException e) {
            retryAt.set(System.nanoTime() + RETRY_DELAY.toNanos());
            onFailure.accept(e);
            return Optional.empty();
        }
    }
}
