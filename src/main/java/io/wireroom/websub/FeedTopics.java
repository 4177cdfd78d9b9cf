package io.wireroom.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Audience;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The feeds and pages that are announced to hubs. A feed can be requested with any filters, so only these are topics: all articles
 * in both orders, and the latest changes of a source or a tag, each as RSS, Atom and JSON Feed; and the first pages of the lists
 * for browsers.
 */
public final class FeedTopics {
    private static final List<String> FEEDS = List.of("/v1/feed.rss", "/v1/feed.atom", "/v1/feed.json");
    private static final String ALL = "?order=updated";
    private static final String FEED_OF_SOURCE = "?order=updated&source=";
    private static final String FEED_OF_TAG = "?order=updated&tag=";
    private static final String PAGE = "/news";
    private static final String PAGE_OF_SOURCE = "/news/sources/";
    private static final String PAGE_OF_TAG = "/news/tags/";

    private final String base;
    private final boolean feeds;
    private final boolean pages;

    /**
     * @param publicUrl URL of the service, without a slash at its end
     * @param feeds whether hubs can read feeds
     * @param pages whether hubs can read pages
     */
    public FeedTopics(String publicUrl, boolean feeds, boolean pages) {
        this.base = publicUrl;
        this.feeds = feeds;
        this.pages = pages;
    }

    /** The topics with all articles. */
    public List<String> ofAll() {
        List<String> topics = new ArrayList<>();
        if (feeds) {
            FEEDS.forEach(feed -> topics.add(base + feed + ALL));
            FEEDS.forEach(feed -> topics.add(base + feed));
        }
        if (pages) {
            topics.add(base + PAGE);
        }
        return topics;
    }

    /** The topics of the sources and tags of these audiences, sources first. */
    public Set<String> of(Collection<Audience> audiences) {
        Set<String> topics = new LinkedHashSet<>();
        audiences.forEach(audience -> add(FEED_OF_SOURCE, PAGE_OF_SOURCE, audience.sourceKey(), topics));
        audiences.forEach(audience -> audience.tags().forEach(tag -> add(FEED_OF_TAG, PAGE_OF_TAG, tag, topics)));
        return topics;
    }

    private void add(String feedQuery, String page, String value, Set<String> topics) {
        String encoded = encode(value);
        if (feeds) {
            FEEDS.forEach(feed -> topics.add(base + feed + feedQuery + encoded));
        }
        if (pages) {
            topics.add(base + page + encoded);
        }
    }

    /** Whether this URL is announced to hubs. */
    public boolean contains(String url) {
        if (!url.startsWith(base)) {
            return false;
        }
        String path = url.substring(base.length());
        return (feeds && isFeed(path)) || (pages && isPage(path));
    }

    private static boolean isFeed(String path) {
        for (String feed : FEEDS) {
            if (path.startsWith(feed)) {
                String query = path.substring(feed.length());
                return query.isEmpty()
                        || query.equals(ALL)
                        || isOne(query, FEED_OF_SOURCE)
                        || isOne(query, FEED_OF_TAG);
            }
        }
        return false;
    }

    private static boolean isPage(String path) {
        return path.equals(PAGE) || isOne(path, PAGE_OF_SOURCE) || isOne(path, PAGE_OF_TAG);
    }

    /** Whether a single value follows, in its announced spelling. */
    private static boolean isOne(String text, String start) {
        if (!text.startsWith(start) || text.length() == start.length()) {
            return false;
        }
        String value = text.substring(start.length());
        try {
            return encode(URLDecoder.decode(value, UTF_8)).equals(value);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
