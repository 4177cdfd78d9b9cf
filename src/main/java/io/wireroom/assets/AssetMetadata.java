package io.wireroom.assets;

/**
 * What a store knows of an image without reading it.
 *
 * @param mediaType such as {@code image/webp}
 * @param length in bytes
 * @param width in pixels; 0 if it has none
 * @param height in pixels; 0 if it has none
 * @param origin a short name, in printable ASCII, of all that the bytes follow from: who asks for a path and finds another origin
 *     there has found an image that is out of date. Empty where the path says it all
 */
public record AssetMetadata(String mediaType, long length, int width, int height, String origin) {
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException if a number is negative, or a text is not short and of printable ASCII */
    public AssetMetadata {
        if (length < 0 || width < 0 || height < 0) {
            throw new IllegalArgumentException(width + " × " + height + " pixels, " + length + " bytes");
        }
        if (mediaType.isEmpty() || !isPlain(mediaType) || !isPlain(origin)) {
            throw new IllegalArgumentException("media type and origin have to be short and of printable ASCII");
        }
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
