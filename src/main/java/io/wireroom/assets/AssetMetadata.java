package io.wireroom.assets;

/**
 * Metadata of a stored image.
 *
 * @param mediaType such as {@code image/webp}
 * @param length in bytes
 * @param width in pixels; 0 if not applicable
 * @param height in pixels; 0 if not applicable
 * @param origin fingerprint of all inputs of a generated image, in printable ASCII. An image with another origin than expected is
 *     out of date. Empty if the path identifies the content
 */
public record AssetMetadata(String mediaType, long length, int width, int height, String origin) {
    private static final int MAX_LENGTH = 200;

    /** @throws IllegalArgumentException if a number is negative, or a text is not short and of printable ASCII */
    public AssetMetadata {
        if (length < 0 || width < 0 || height < 0) {
            throw new IllegalArgumentException(
                    "negative size: " + width + " × " + height + " pixels, " + length + " bytes");
        }
        if (mediaType.isEmpty() || !isPrintable(mediaType) || !isPrintable(origin)) {
            throw new IllegalArgumentException(
                    "media type and origin must be printable ASCII of at most 200 characters");
        }
    }

    private static boolean isPrintable(String text) {
        return text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
