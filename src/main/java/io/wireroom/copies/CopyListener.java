package io.wireroom.copies;

import java.time.Instant;

/** Receives the results of uploads and downloads. Called by several threads. */
public interface CopyListener {

    /**
     * The newest copy in the store, at each look.
     *
     * @param created when its upload began
     * @param bytes its size
     */
    void newest(Instant created, long bytes);

    /** A copy was uploaded, of which so many bytes were sent. */
    void uploaded(long bytes);

    /** An upload, or a look at the store, failed. */
    void uploadFailed(Exception cause);

    /** There was a copy, or there may be one, and the archive did not start from it. */
    void downloadFailed(String why);
}
