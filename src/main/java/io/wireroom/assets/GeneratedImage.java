package io.wireroom.assets;

import java.util.function.Supplier;

/**
 * A generated image, identified before it is rendered: rendering is expensive, and caches often have the image.
 *
 * @param path path in the store
 * @param origin fingerprint of all inputs: equal origins mean equal bytes
 * @param renderer renders the image; deterministic
 */
public record GeneratedImage(StorePath path, String mediaType, String origin, Supplier<StoredAsset> renderer) {

    public StoredAsset render() {
        return renderer.get();
    }
}
