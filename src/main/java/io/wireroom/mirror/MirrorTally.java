package io.wireroom.mirror;

/** Counts what became of fetching. */
public interface MirrorTally {

    /** An image was fetched and kept. */
    void kept();

    void missing(Failure failure);
}
