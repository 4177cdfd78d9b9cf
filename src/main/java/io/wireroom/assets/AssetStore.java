package io.wireroom.assets;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Keeps images by their paths. Any number of threads and processes may use one store at a time. Of two that put different images
 * at the same path at the same time, one stays, or none: nobody ever gets one's facts with the other's bytes, or half an image.
 *
 * <p>Every {@link IOException} means that the store can't be reached or is wrongly set up, and may work later.
 */
public interface AssetStore extends AutoCloseable {

    /** Keeps nothing: images are made when they are asked for. */
    static AssetStore none() {
        return new NoStore();
    }

    /** Tells it from other stores. */
    String name();

    /** False if it keeps nothing at all: then there is nobody to put to. */
    default boolean isKept() {
        return true;
    }

    /** Keeps {@code asset}, in place of whatever was there; it is durable once this returns. */
    void put(StorePath path, StoredAsset asset) throws IOException;

    /** The image at {@code path}; empty if there is none. */
    Optional<StoredAsset> get(StorePath path) throws IOException;

    /** What is known of the image at {@code path}, for less than {@link #get} costs; empty if there is none. */
    Optional<AssetMetadata> facts(StorePath path) throws IOException;

    /** Removes the image at {@code path}, if there is one. */
    void delete(StorePath path) throws IOException;

    /** Where readers get what is at {@code path} without this service; empty if they can't. */
    default Optional<URI> publicUrl(StorePath path) {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
