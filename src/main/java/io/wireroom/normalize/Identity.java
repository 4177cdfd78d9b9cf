package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The id of an article whose producer gave none: the same on every machine, for ever.
 *
 * <p>It is made of the first 52 bits of the SHA-256 of {@code parts}, each in UTF-8 and followed by a line feed, with bit 52 set. So
 * it lies from 2<sup>52</sup> to 2<sup>53</sup>−1, out of reach of the small numbers that producers count up.
 */
final class Identity {
    private static final long TOP = 1L << 52;

    private Identity() {}

    /** For an article that has an address of its own. */
    static ArticleId ofLink(String sourceKey, String sourceLink) {
        return of("link", sourceKey, sourceLink);
    }

    /** @param date as supplied, RFC 3339 in UTC; empty if none was: never the record's timestamp, which a resend changes */
    static ArticleId ofTitle(String sourceKey, String title, String date) {
        return of("title", sourceKey, title, date);
    }

    private static ArticleId of(String... parts) {
        String canonical = String.join("\n", Arrays.asList(parts)) + "\n";
        byte[] hash = sha256().digest(canonical.getBytes(StandardCharsets.UTF_8));
        return new ArticleId(ByteBuffer.wrap(hash).getLong() >>> 12 | TOP);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
