package io.wireroom.assets;

import java.io.IOException;

/** Stores lead images that producers supplied or that were found in the body of an article. */
@FunctionalInterface
public interface FoundImages {

    /** Stores nothing. */
    FoundImages NONE = (_, _) -> {};

    /**
     * Ensures that the store has the image at {@code path}, if the image can be fetched.
     *
     * @param url source of the image
     * @throws IOException if the store fails
     */
    void keep(StorePath path, String url) throws IOException;
}
