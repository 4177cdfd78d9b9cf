package io.wireroom.render;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an image without looking at it; each absent if it isn't.
 *
 * @param length in bytes
 * @param width in pixels
 * @param height in pixels
 */
public record ImageMetadata(
        @Nullable String mediaType,
        @Nullable Long length,
        @Nullable Long width,
        @Nullable Long height) {

    /** What its URL alone says of an image. */
    public static ImageMetadata ofUrl(String url) {
        return new ImageMetadata(ImageType.of(url), null, null, null);
    }
}
