package io.wireroom.rest.pages;

import java.util.List;

/** A link to a feed. */
public record FeedLink(String name, String mediaType, String path) {

    /**
     * The feeds of a list in the formats of feed readers.
     *
     * @param query query of the list, beginning with {@code ?}
     */
    static List<FeedLink> of(String query) {
        return List.of(
                new FeedLink("RSS", "application/rss+xml", "/v1/feed.rss" + query),
                new FeedLink("Atom", "application/atom+xml", "/v1/feed.atom" + query),
                new FeedLink("JSON Feed", "application/feed+json", "/v1/feed.json" + query));
    }
}
