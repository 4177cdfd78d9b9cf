package io.wireroom.enrich;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The part of a card's path that changes when the card does, so that caches may keep a card for ever. It tells the versions of
 * one article's card apart, which a checksum of 32 bits is enough for. The card's date needs no part in it: the path has the
 * day already.
 */
final class CardVersion {
    private CardVersion() {}

    /** Eight hex digits of what the card shows. */
    static String of(String title, String sourceName, String canonicalUrl) {
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", title, sourceName, canonicalUrl).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
