package io.wireroom.assets;

/**
 * An image as a store keeps it.
 *
 * @param bytes not to be changed by anybody
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares assets
public record StoredAsset(byte[] bytes, AssetMetadata facts) {

    /** @throws IllegalArgumentException if there are not as many bytes as the facts say */
    public StoredAsset {
        if (bytes.length != facts.length()) {
            throw new IllegalArgumentException(bytes.length + " bytes instead of " + facts.length());
        }
    }

    /** @param origin see {@link AssetMetadata#origin} */
    public static StoredAsset of(byte[] bytes, String mediaType, int width, int height, String origin) {
        return new StoredAsset(bytes, new AssetMetadata(mediaType, bytes.length, width, height, origin));
    }
}
