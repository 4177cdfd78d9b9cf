package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import java.util.UUID;

/**
 * Item identifiers in all formats: {@code urn:wireroom:article:126642} (RFC 8141 syntax). They contain no host, slug or date, so a
 * moved site or a corrected title does not create a duplicate item in partners' software.
 */
public final class ItemName {

    private ItemName() {}

    public static String of(ArticleId id) {
        return "urn:wireroom:article:" + id;
    }

    /** Identifier of a feed, derived from the URL of its first page and the same on all pages. */
    static String of(Feed feed) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(feed.first().getBytes(UTF_8));
    }
}
