package io.wireroom.mirror;

import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FoundImages;
import io.wireroom.assets.StorePath;
import io.wireroom.assets.StoredAsset;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Producers' images in the asset store: fetched when they are first asked for, and never again while they are kept. However
 * many ask at the same time, one fetches. What could not be had is not asked for again for a while.
 *
 * <p>It fetches whatever it is told to; who asks it makes sure that the URL is an article's.
 */
public final class Mirror implements FoundImages {
    private final ImageSource images;
    private final AssetStore store;
    private final MirrorTally tally;
    private final SingleFlight<StorePath, Optional<AssetMetadata>> flights = new SingleFlight<>();
    private final NegativeCache<StorePath> refusals;

    /** @param retryAfter how long what could not be had is left alone */
    public Mirror(ImageSource images, AssetStore store, Duration retryAfter, MirrorTally tally, InstantSource clock) {
        this.images = images;
        this.store = store;
        this.tally = tally;
        this.refusals = new NegativeCache<>(retryAfter, clock);
    }

    /**
     * What is known of the image at {@code path}, after fetching it from {@code url} into the store if it isn't there yet; empty
     * if it can't be had at present.
     *
     * @throws IOException if the store failed
     */
    public Optional<AssetMetadata> find(StorePath path, String url) throws IOException {
        Optional<AssetMetadata> kept = store.facts(path);
        if (kept.isPresent() || refusals.has(path)) {
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

    /** Whoever fetched it before may have ended between a look at the store and the beginning of this. */
    private Optional<AssetMetadata> fetch(StorePath path, String url) throws IOException, InterruptedException {
        Optional<AssetMetadata> kept = store.facts(path);
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

    private AssetMetadata put(StorePath path, Fetched.Image image) throws IOException {
        StoredAsset asset = StoredAsset.of(
                image.bytes(), image.type().mediaType(), image.width(), image.height(), hash(image.bytes()));
        store.put(path, asset);
        tally.kept();
        return asset.facts();
    }

    /** Tells apart what one URL led to at different times. */
    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
