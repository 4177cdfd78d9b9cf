package io.wireroom.assets;

import java.util.Optional;
import java.util.zip.CRC32C;

/** An image's facts as they lie beside it: one line, {@code checksum length width height media-type origin}. */
record FactsFile(AssetFacts facts, long checksum) {

    static FactsFile of(StoredAsset asset) {
        return new FactsFile(asset.facts(), checksum(asset.bytes()));
    }

    /** Empty for what {@link #text} would not have written. */
    static Optional<FactsFile> parse(String text) {
        String[] words = text.stripTrailing().split(" ", -1);
        if (words.length < 5 || words.length > 6) {
            return Optional.empty();
        }
        try {
            AssetFacts facts = new AssetFacts(
                    words[4],
                    Long.parseLong(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    words.length == 6 ? words[5] : "");
            return Optional.of(new FactsFile(facts, Long.parseLong(words[0], 16)));
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
