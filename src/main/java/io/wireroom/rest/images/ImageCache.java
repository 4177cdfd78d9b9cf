package io.wireroom.rest.images;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.GeneratedImage;
import io.wireroom.assets.StoredAsset;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The bytes of images: those that were asked for lately, else the store's, else made now. */
@Singleton
final class ImageCache {
    private static final long MOST_BYTES = 32L << 20;

    /** What an entry takes beside its image. */
    private static final int ROOM = 300;

    private final AssetReader store;
    private final Cache<String, StoredAsset> lately = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String origin, StoredAsset asset) -> asset.bytes().length + ROOM)
            .build();

    ImageCache(AssetReader store) {
        this.store = store;
    }

    StoredAsset of(GeneratedImage drawing) {
        StoredAsset known = lately.getIfPresent(drawing.origin());
        if (known != null) {
            return known;
        }
        Optional<StoredAsset> stored = store.get(drawing.path(), drawing.origin());
        if (stored.isPresent()) {
            lately.put(drawing.origin(), stored.get());
            return stored.get();
        }
        return lately.get(drawing.origin(), origin -> drawing.render()); // once for all who wait for it
    }
}
