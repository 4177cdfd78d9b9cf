package io.wireroom.mirror;

/** What became of asking for an image. */
public sealed interface Fetched {

    /** An image, whole and within the limits. */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares images
    record Image(byte[] bytes, ImageType type, int width, int height) implements Fetched {}

    record Missing(Failure failure) implements Fetched {}
}
