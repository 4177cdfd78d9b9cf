package io.wireroom.assets;

/**
 * A stored image.
 *
 * @param bytes content; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are not modified; assets are never compared
public record StoredAsset(byte[] bytes, AssetMetadata metadata) {

    /** @throws IllegalArgumentException if the length differs from the metadata */
    public StoredAsset {
        if (bytes.length != metadata.length()) {
            throw new IllegalArgumentException(bytes.length + " bytes instead of " + metadata.length());
        }
    }

    /** @param origin see {@link AssetMetadata#origin} */
    public static StoredAsset of(byte[] bytes, String mediaType, int width, int height, String origin) {
        return new StoredAsset(bytes, new AssetMetadata(mediaType, bytes.length, width, height, origin));
    }
}
