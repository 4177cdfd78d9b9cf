package io.wireroom.mirror;

import io.wireroom.article.Sha256;
import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FoundImages;
import io.wireroom.assets.StorePath;
import io.wireroom.assets.StoredAsset;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Copies producers' images into the asset store on first request. Concurrent requests for an image share one fetch. Failures are
 * cached for a configured time.
 *
 * <p>Any URL is fetched: callers must make sure that it belongs to an article.
 */
public final class Mirror implements FoundImages {
    private final ImageSource images;
    private final AssetStore store;
    private final MirrorTally outcomes;
    private final SingleFlight<StorePath, Optional<AssetMetadata>> flights = new SingleFlight<>();
    private final NegativeCache<StorePath> failures;

    /** @param retryAfter how long a failure is cached */
    public Mirror(
            ImageSource images, AssetStore store, Duration retryAfter, MirrorTally outcomes, InstantSource clock) {
        this.images = images;
        this.store = store;
        this.outcomes = outcomes;
        this.failures = new NegativeCache<>(retryAfter, clock);
    }

    /**
     * The metadata of the image at {@code path}. If the store does not have the image, it is fetched from {@code url} first.
     * Empty if it cannot be fetched at present.
     *
     * @throws IOException if the store fails
     */
    public Optional<AssetMetadata> find(StorePath path, String url) throws IOException {
        Optional<AssetMetadata> kept = store.metadata(path);
        if (kept.isPresent() || failures.contains(path)) {
            return kept;
        }
        try {
            return flights.join(path, () -> fetch(path, url));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + path + " was fetched");
        }
    }

    @Override
    public void keep(StorePath path, String url) throws IOException {
        find(path, url);
    }

    /** Checks the store again, because a previous fetch may have ended since {@link #find} checked it. */
    private Optional<AssetMetadata> fetch(StorePath path, String url) throws IOException, InterruptedException {
        Optional<AssetMetadata> kept = store.metadata(path);
        return kept.isPresent() || failures.contains(path)
                ? kept
                : switch (images.fetch(url)) {
                    case FetchResult.Image image -> Optional.of(put(path, image));
                    case FetchResult.Missing(FetchFailure failure) -> {
                        failures.add(path);
                        outcomes.missing(failure);
                        yield Optional.empty();
                    }
                };
    }

    private AssetMetadata put(StorePath path, FetchResult.Image image) throws IOException {
        String origin = Sha256.hex(Sha256.of(image.bytes())); // distinguishes the images that a URL serves over time
        StoredAsset asset =
                StoredAsset.of(image.bytes(), image.type().mediaType(), image.width(), image.height(), origin);
        store.put(path, asset);
        outcomes.kept();
        return asset.metadata();
    }
}
