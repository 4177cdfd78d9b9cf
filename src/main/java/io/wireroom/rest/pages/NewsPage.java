package io.wireroom.rest.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of articles.
 *
 * @param canonical URL of this page at the reader's site
 * @param previous path of the page with newer articles; null if there is none
 * @param next path of the page with older articles; null if there is none
 * @param first whether it is the first page of its list
 * @param feeds feeds of the same list; empty if browsers can't load them without a key
 */
public record NewsPage(
        String heading,
        String canonical,
        @Nullable String previous,
        @Nullable String next,
        boolean first,
        List<Item> items,
        List<FeedLink> feeds) {

    /**
     * An article in the list.
     *
     * @param path path of its page
     * @param direction {@code ltr} or {@code rtl}
     * @param day date for display
     */
    public record Item(
            String path,
            String title,
            String summary,
            String language,
            String direction,
            Instant date,
            String day,
            String source,
            String sourcePath,
            List<TagLink> tags) {}

    /** A tag with the path of its list. */
    public record TagLink(String name, String path) {}
}
