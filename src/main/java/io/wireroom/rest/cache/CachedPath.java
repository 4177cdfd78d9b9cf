package io.wireroom.rest.cache;

import org.jspecify.annotations.Nullable;

/**
 * Which paths have cached responses. Compared here and not by routes with parameters, because a router matches their patterns
 * against each request.
 */
enum CachedPath {
    /** A list of articles, or one article. */
    ARTICLES,
    FEED,
    NONE;

    private static final String LIST = "/v1/articles";
    private static final String ARTICLE = LIST + "/";
    private static final String FEEDS = "/v1/feed";

    /** @param path as it was sent, not decoded; null if the request has none */
    static CachedPath of(@Nullable String path) {
        if (path == null || path.contains("/.")) { // dot segments lead elsewhere (RFC 3986 §5.2.4)
            return NONE;
        }
        if (path.equals(LIST) || (path.startsWith(ARTICLE) && path.indexOf('/', ARTICLE.length()) < 0)) {
            return ARTICLES;
        }
        return path.startsWith(FEEDS) ? FEED : NONE;
    }
}
