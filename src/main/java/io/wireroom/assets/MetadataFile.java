package io.wireroom.assets;

import java.util.Optional;
import java.util.zip.CRC32C;

/** An image's facts as they lie beside it: one line, {@code checksum length width height media-type origin}. */
record MetadataFile(AssetMetadata facts, long checksum) {

    static MetadataFile of(StoredAsset asset) {
        return new MetadataFile(asset.facts(), checksum(asset.bytes()));
    }

    /** Empty for what {@link #text} would not have written. */
    static Optional<MetadataFile> parse(String text) {
        String[] words = text.stripTrailing().split(" ", -1);
        if (words.length < 5 || words.length > 6) {
            return Optional.empty();
        }
        try {
            AssetMetadata facts = new AssetMetadata(
                    words[4],
                    Long.parseLong(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    words.length == 6 ? words[5] : "");
            return Optional.of(new MetadataFile(facts, Long.parseLong(words[0], 16)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    String text() {
        return "%08x %d %d %d %s %s\n"
                .formatted(checksum, facts.length(), facts.width(), facts.height(), facts.mediaType(), facts.origin());
    }

    boolean describes(byte[] bytes) {
        return bytes.length == facts.length() && checksum(bytes) == checksum;
    }

    private static long checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
