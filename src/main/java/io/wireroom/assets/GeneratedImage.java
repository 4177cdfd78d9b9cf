package io.wireroom.assets;

import java.util.function.Supplier;

/**
 * An image that can be made, told apart from others before it is: making it costs, and often somebody has it already.
 *
 * @param path where it is kept
 * @param origin a name for all that its bytes follow from: the same one for the same bytes
 * @param pen makes it; gives the same each time
 */
public record GeneratedImage(StorePath path, String mediaType, String origin, Supplier<StoredAsset> pen) {

    public StoredAsset draw() {
        return pen.get();
    }
}
