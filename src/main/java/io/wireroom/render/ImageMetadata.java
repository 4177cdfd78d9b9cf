package io.wireroom.render;

import org.jspecify.annotations.Nullable;

/**
 * Metadata of an image; each value is null if unknown.
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

    /** Metadata derived from the URL alone. */
    public static ImageMetadata ofUrl(String url) {
        return new ImageMetadata(ImageType.of(url), null, null, null);
    }
}
