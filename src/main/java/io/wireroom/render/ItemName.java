package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import java.util.UUID;

/**
 * The names by which partners' software tells items apart: {@code urn:wireroom:article:126642} in every format (RFC 8141
 * syntax). They hold no host, slug or date, so a moved site or a corrected title never makes a second item.
 */
public final class ItemName {

    private ItemName() {}

    public static String of(ArticleId id) {
        return "urn:wireroom:article:" + id;
    }

    /** The name of a feed as a whole: the same on all its pages, made from the URL of the first. */
    static String of(Feed feed) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(feed.first().getBytes(UTF_8));
    }
}
