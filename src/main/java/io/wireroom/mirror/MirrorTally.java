package io.wireroom.mirror;

/** Counts the outcomes of fetches. */
public interface MirrorTally {

    /** An image was fetched and stored. */
    void kept();

    void missing(FetchFailure failure);
}
