package io.wireroom.mirror;

/** Result of fetching an image. */
public sealed interface FetchResult {

    /** A complete image within the limits. Width and height are in pixels. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are not modified; images are never compared
    record Image(byte[] bytes, ImageType type, int width, int height) implements FetchResult {}

    record Missing(FetchFailure failure) implements FetchResult {}
}
