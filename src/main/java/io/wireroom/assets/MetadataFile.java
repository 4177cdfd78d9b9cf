package io.wireroom.assets;

import java.util.Optional;
import java.util.zip.CRC32C;

/** Metadata file of an image: one line, {@code checksum length width height media-type origin}; the checksum is CRC-32C. */
record MetadataFile(AssetMetadata metadata, long checksum) {

    static MetadataFile of(StoredAsset asset) {
        return new MetadataFile(asset.metadata(), checksum(asset.bytes()));
    }

    /** Empty if {@code text} does not have the format that {@link #text} writes. */
    static Optional<MetadataFile> parse(String text) {
        String[] words = text.stripTrailing().split(" ", -1);
        if (words.length < 5 || words.length > 6) {
            return Optional.empty();
        }
        try {
            AssetMetadata metadata = new AssetMetadata(
                    words[4],
                    Long.parseLong(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    words.length == 6 ? words[5] : "");
            return Optional.of(new MetadataFile(metadata, Long.parseLong(words[0], 16)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    String text() {
        return "%08x %d %d %d %s %s\n"
                .formatted(
                        checksum,
                        metadata.length(),
                        metadata.width(),
                        metadata.height(),
                        metadata.mediaType(),
                        metadata.origin());
    }

    boolean describes(byte[] bytes) {
        return bytes.length == metadata.length() && checksum(bytes) == checksum;
    }

    private static long checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
