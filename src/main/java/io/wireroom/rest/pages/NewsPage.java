package io.wireroom.rest.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of articles.
 *
 * @param canonical URL of this page at the reader's site
 * @param previous path of the page with newer articles; absent for none
 * @param next path of the page with older articles; absent for none
 * @param first whether it is the first page of its list
 * @param feeds of the same list; none where the reader's browser could not load them
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
     * @param path of its page
     * @param direction {@code ltr} or {@code rtl}
     * @param day as people read it
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

    /** A tag and the list of its articles. */
    public record TagLink(String name, String path) {}
}
