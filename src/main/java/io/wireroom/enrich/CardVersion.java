package io.wireroom.enrich;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A checksum of a card's content. It is part of the card's path, so that a card can be cached indefinitely. It distinguishes the
 * versions of one article's card, for which 32 bits suffice. The date is not included, because the path contains it.
 */
final class CardVersion {
    private CardVersion() {}

    /** The CRC-32 of the content in eight hex digits. */
    static String of(String title, String sourceName, String canonicalUrl) {
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", title, sourceName, canonicalUrl).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
