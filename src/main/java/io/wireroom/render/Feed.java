package io.wireroom.render;

import io.wireroom.article.Edition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a feed, independent of the format. All URLs are absolute.
 *
 * @param title name of the feed
 * @param description one sentence about the content
 * @param site home page of the articles' site
 * @param self URL of this page
 * @param first URL of the first page (RFC 5005 §3), which clients subscribe to
 * @param next URL of the page with older editions; null on the last page
 * @param hubs URLs of hubs that are told of changes of this page (WebSub)
 * @param language BCP 47 tag; null if the articles differ
 * @param icon URL of a square image; null if there is none
 * @param editions newest first
 * @param images known image metadata by URL
 */
public record Feed(
        String title,
        String description,
        String site,
        String self,
        String first,
        @Nullable String next,
        List<String> hubs,
        @Nullable String language,
        @Nullable String icon,
        List<Edition> editions,
        Map<String, ImageMetadata> images) {

    public Feed {
        hubs = List.copyOf(hubs);
        editions = List.copyOf(editions);
        images = Map.copyOf(images);
    }

    /** Metadata of the image at {@code url}; if unknown, only the media type derived from the extension. */
    ImageMetadata image(String url) {
        ImageMetadata known = images.get(url);
        return known == null ? ImageMetadata.ofUrl(url) : known;
    }

    /** Time of the newest edition; the epoch for an empty feed. Independent of the time of the request. */
    public Instant updated() {
        return editions.stream()
                .map(Edition::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
