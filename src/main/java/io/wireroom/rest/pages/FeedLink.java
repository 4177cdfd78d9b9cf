package io.wireroom.rest.pages;

import java.util.List;

/** A feed that a page leads to. */
public record FeedLink(String name, String mediaType, String path) {

    /**
     * The feeds of a list in all formats that readers know.
     *
     * @param query of the list, beginning with {@code ?}
     */
    static List<FeedLink> of(String query) {
        return List.of(
                new FeedLink("RSS", "application/rss+xml", "/v1/feed.rss" + query),
                new FeedLink("Atom", "application/atom+xml", "/v1/feed.atom" + query),
                new FeedLink("JSON Feed", "application/feed+json", "/v1/feed.json" + query));
    }
}
