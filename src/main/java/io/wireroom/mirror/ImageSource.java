package io.wireroom.mirror;

/** Where images come from: {@link ImageFetcher}. */
@FunctionalInterface
public interface ImageSource {

    /** The image at {@code url}, or why there is none. */
    Fetched fetch(String url) throws InterruptedException;
}
