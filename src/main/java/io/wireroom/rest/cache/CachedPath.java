package io.wireroom.rest.cache;

import org.jspecify.annotations.Nullable;

/**
 * Which paths have cached responses. Compared here and not by routes with parameters, because a router matches their patterns
 * against each request.
 */
enum CachedPath {
    LIST("/v1/articles"),
    ARTICLE("/v1/articles/:name"),
    FEED("/v1/feed"),
    NONE("");

    private static final String ARTICLES = LIST.template + "/";

    private final String template;

    CachedPath(String template) {
        this.template = template;
    }

    /** @param path as it was sent, not decoded; null if the request has none */
    static CachedPath of(@Nullable String path) {
        if (path == null
                || path.contains("/.")
                || path.contains("%")) { // what it leads to is known only after decoding
            return NONE;
        }
        if (path.equals(LIST.template)) {
            return LIST;
        }
        if (path.startsWith(ARTICLES)) {
            return path.indexOf('/', ARTICLES.length()) < 0 ? ARTICLE : NONE;
        }
        return path.startsWith(FEED.template) ? FEED : NONE;
    }

    /** The path in metrics, which must not differ from article to article. */
    String template() {
        return template;
    }
}
