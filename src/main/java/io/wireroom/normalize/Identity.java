package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.normalize.link.CanonicalLink;
import io.wireroom.normalize.link.WebUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The id of an article whose producer gave none: the same on every machine, for ever.
 *
 * <p>It is made of the first 52 bits of the SHA-256 of {@code parts}, each in UTF-8 and followed by a line feed, with bit 52 set. So
 * it lies from 2<sup>52</sup> to 2<sup>53</sup>−1, out of reach of the small numbers that producers count up.
 */
final class Identity {
    private static final long TOP = 1L << 52;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]++");

    private Identity() {}

    /**
     * For an article that has an identifier of its producer's, which is opaque: not a letter of it is overlooked. One that is a
     * canonical link counts as that link, since feeds often repeat an item's link as its identifier.
     */
    static ArticleId ofGuid(String sourceKey, String guid) {
        boolean link = WebUrl.parse(guid)
                .map(url -> CanonicalLink.of(url).equals(guid))
                .orElse(false);
        return of(link ? "link" : "guid", sourceKey, guid);
    }

    /** For an article that has an address of its own, in any spelling. */
    static ArticleId ofLink(String sourceKey, WebUrl sourceLink) {
        return of("link", sourceKey, CanonicalLink.of(sourceLink));
    }

    /** @param date as supplied, to the second: never the record's timestamp, which a resend changes */
    static ArticleId ofTitle(String sourceKey, String title, Instant date) {
        return of("title", sourceKey, title, date.toString());
    }

    /** @param body as written; white space is folded, so that other line ends make no other article */
    static ArticleId ofBody(String sourceKey, String title, String body) {
        return of("body", sourceKey, title, SPACE.matcher(body).replaceAll(" ").strip());
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
