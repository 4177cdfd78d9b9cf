package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.AccessScope;
import java.net.URLEncoder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A paged list of articles.
 *
 * @param path of its first page
 * @param scope the articles of the list
 * @param query query of the feed with the same articles, beginning with {@code ?}
 * @param tag the tag of the list; null for other lists
 */
record NewsList(
        String path,
        AccessScope scope,
        String query,
        @Nullable String tag) {
    private static final String ROOT = "/news";
    private static final String SOURCES = ROOT + "/sources/";
    private static final String TAGS = ROOT + "/tags/";

    static final NewsList ALL = new NewsList(ROOT, AccessScope.ALL, "?order=updated", null);

    static NewsList ofSource(String key) {
        return new NewsList(
                pathOfSource(key),
                new AccessScope(Set.of(key), Set.of(), Set.of()),
                "?order=updated&source=" + encode(key),
                null);
    }

    static NewsList ofTag(String tag) {
        return new NewsList(
                pathOfTag(tag),
                new AccessScope(Set.of(), Set.of(tag), Set.of()),
                "?order=updated&tag=" + encode(tag),
                tag);
    }

    static String pathOfSource(String key) {
        return SOURCES + encode(key);
    }

    static String pathOfTag(String tag) {
        return TAGS + encode(tag);
    }

    /** Whether it is the list of all articles, which exists even if it is empty. */
    boolean isOfAll() {
        return scope.equals(AccessScope.ALL);
    }

    /** The page that begins at a position of the list. */
    String page(@Nullable String cursor) {
        return cursor == null ? path : path + "?cursor=" + cursor;
    }

    /** Percent-encoded for path segments and query values. */
    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
