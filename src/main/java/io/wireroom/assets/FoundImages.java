package io.wireroom.assets;

import java.io.IOException;

/** Keeps lead images that were found elsewhere. */
@FunctionalInterface
public interface FoundImages {

    /** Leaves them where they are. */
    FoundImages NONE = (_, _) -> {};

    /**
     * Makes sure that the store has the image at {@code path}, if it can be had.
     *
     * @param url where it was found
     * @throws IOException if the store failed
     */
    void keep(StorePath path, String url) throws IOException;
}
