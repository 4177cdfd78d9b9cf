package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Sha256;
import io.wireroom.normalize.link.CanonicalLink;
import io.wireroom.normalize.link.WebUrl;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Derives the id of an article whose document has none. The derivation must not change.
 *
 * <p>The id consists of the first 52 bits of the SHA-256 of the parts, each in UTF-8 and followed by a line feed, with bit 52 set. It is
 * between 2<sup>52</sup> and 2<sup>53</sup>−1, which avoids collisions with the sequential ids of producers.
 */
final class DerivedId {
    private static final long TOP = 1L << 52;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]++");

    private DerivedId() {}

    /**
     * Derives the id from the producer's identifier, which is opaque. An identifier that is a canonical link gives the same id as that
     * link, since feeds often repeat an item's link as its identifier.
     */
    static ArticleId ofGuid(String sourceKey, String guid) {
        boolean link = WebUrl.parse(guid)
                .map(url -> CanonicalLink.of(url).equals(guid))
                .orElse(false);
        return of(link ? "link" : "guid", sourceKey, guid);
    }

    /** Derives the id from the article's link. Equivalent links give the same id. */
    static ArticleId ofLink(String sourceKey, WebUrl sourceLink) {
        return of("link", sourceKey, CanonicalLink.of(sourceLink));
    }

    /** @param date the document's date in whole seconds. Never the record's timestamp, which changes if the document is sent again */
    static ArticleId ofTitle(String sourceKey, String title, Instant date) {
        return of("title", sourceKey, title, date.toString());
    }

    /** @param body as written. White space is folded, so that different line ends give the same id */
    static ArticleId ofBody(String sourceKey, String title, String body) {
        return of("body", sourceKey, title, SPACE.matcher(body).replaceAll(" ").strip());
    }

    private static ArticleId of(String... parts) {
        String canonical = String.join("\n", Arrays.asList(parts)) + "\n";
        byte[] hash = Sha256.of(canonical);
        return new ArticleId(ByteBuffer.wrap(hash).getLong() >>> 12 | TOP);
    }
}
