package io.wireroom.rest.images;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.GeneratedImage;
import io.wireroom.assets.StoredAsset;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Image bytes from memory, else from the store, else newly generated. */
@Singleton
final class ImageCache {
    private static final long MAX_BYTES = 32L << 20;

    /** Memory overhead of an entry, in bytes. */
    private static final int ENTRY_OVERHEAD_BYTES = 300;

    private final AssetReader store;
    private final Cache<String, StoredAsset> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String origin, StoredAsset asset) -> asset.bytes().length + ENTRY_OVERHEAD_BYTES)
            .build();

    ImageCache(AssetReader store) {
        this.store = store;
    }

    StoredAsset of(GeneratedImage image) {
        StoredAsset cached = cache.getIfPresent(image.origin());
        if (cached != null) {
            return cached;
        }
        Optional<StoredAsset> stored = store.get(image.path(), image.origin());
        if (stored.isPresent()) {
            cache.put(image.origin(), stored.get());
            return stored.get();
        }
        return cache.get(image.origin(), origin -> image.render()); // concurrent requests wait for one image
    }
}
