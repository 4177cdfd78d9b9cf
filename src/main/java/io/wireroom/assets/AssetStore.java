package io.wireroom.assets;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Stores images by path. Safe for concurrent use by threads and processes. After concurrent writes of different images to a path,
 * the store has one of them or none: metadata and bytes always belong together, and partial images are never returned.
 *
 * <p>An {@link IOException} means that the store is unavailable or misconfigured; the operation may be retried.
 */
public interface AssetStore extends AutoCloseable {

    /** The store that holds nothing: images are generated on request. */
    static AssetStore none() {
        return new NoStore();
    }

    /** Location of the store, for logs and status output. */
    String name();

    /** Whether images are stored at all. If false, {@link #put} must not be called. */
    default boolean isPersistent() {
        return true;
    }

    /** Stores {@code asset}, replacing any previous image. Durable when this method returns. */
    void put(StorePath path, StoredAsset asset) throws IOException;

    /** The image at {@code path}; empty if there is none. */
    Optional<StoredAsset> get(StorePath path) throws IOException;

    /** Metadata of the image at {@code path}, without reading the image; empty if there is none. */
    Optional<AssetMetadata> metadata(StorePath path) throws IOException;

    /** Removes the image at {@code path}, if there is one. */
    void delete(StorePath path) throws IOException;

    /** Public URL of the image at {@code path} that bypasses this service; empty if the store has none. */
    default Optional<URI> publicUrl(StorePath path) {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
