package io.wireroom.mirror;

/** Source of remote images; implemented by {@link ImageFetcher}. */
@FunctionalInterface
public interface ImageSource {

    /** Fetches the image at {@code url}; failures are part of the result. */
    FetchResult fetch(String url) throws InterruptedException;
}
