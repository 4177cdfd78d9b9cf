package io.wireroom.mirror;

import io.wireroom.assets.AssetStore;
import io.wireroom.assets.StorePath;
import io.wireroom.assets.StoredAsset;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Producers' images in the asset store: fetched when they are first asked for, and never again while they are kept. However
 * many ask at the same time, one fetches. What could not be had is not asked for again for a while.
 *
 * <p>It fetches whatever it is told to; who asks it makes sure that the URL is an article's.
 */
public final class Mirror {
    private final ImageSource images;
    private final AssetStore store;
    private final MirrorTally tally;
    private final SingleFlight<StorePath, Optional<StoredAsset>> flights = new SingleFlight<>();
    private final Refusals<StorePath> refusals;

    /** @param retryAfter how long what could not be had is left alone */
    public Mirror(ImageSource images, AssetStore store, Duration retryAfter, MirrorTally tally, InstantSource clock) {
        this.images = images;
        this.store = store;
        this.tally = tally;
        this.refusals = new Refusals<>(retryAfter, clock);
    }

    /**
     * The image that is kept at {@code path}, after fetching it from {@code url} if it isn't there yet; empty if it can't be had
     * at present.
     *
     * @throws IOException if the store can't be reached
     */
    public Optional<StoredAsset> get(StorePath path, String url) throws IOException, InterruptedException {
        Optional<StoredAsset> kept = store.get(path);
        return kept.isPresent() || refusals.has(path) ? kept : flights.join(path, () -> fetch(path, url));
    }

    /** Makes sure that the image is kept, if it can be had: {@link #get} for those who don't want its bytes. */
    public void keep(StorePath path, String url) throws IOException, InterruptedException {
        if (store.facts(path).isEmpty() && !refusals.has(path)) {
            flights.join(path, () -> fetch(path, url));
        }
    }

    /** Whoever fetched it before may have ended between a look at the store and the beginning of this. */
    private Optional<StoredAsset> fetch(StorePath path, String url) throws IOException, InterruptedException {
        Optional<StoredAsset> kept = store.get(path);
        return kept.isPresent() || refusals.has(path)
                ? kept
                : switch (images.fetch(url)) {
                    case Fetched.Image image -> Optional.of(put(path, image));
                    case Fetched.Missing(Failure failure) -> {
                        refusals.add(path);
                        tally.missing(failure);
                        yield Optional.empty();
                    }
                };
    }

    private StoredAsset put(StorePath path, Fetched.Image image) throws IOException {
        StoredAsset asset = StoredAsset.of(image.bytes(), image.type().mediaType(), image.width(), image.height(), "");
        store.put(path, asset);
        tally.kept();
        return asset;
    }
}
