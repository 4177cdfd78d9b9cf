package io.wireroom.render;

import io.wireroom.article.Edition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of editions and what every feed format says about itself. All URLs are absolute.
 *
 * @param title the feed's name
 * @param description one sentence on what the feed holds
 * @param site the home page of the site whose articles these are
 * @param self this very page of the feed
 * @param first the feed's first page (RFC 5005 §3): what a reader subscribes to
 * @param next the page with older editions, or none
 * @param language BCP 47; none if the articles differ
 * @param icon a square image, or none
 * @param editions newest first
 * @param images what is known of images, by their URLs
 */
public record Feed(
        String title,
        String description,
        String site,
        String self,
        String first,
        @Nullable String next,
        @Nullable String language,
        @Nullable String icon,
        List<Edition> editions,
        Map<String, ImageMetadata> images) {

    public Feed {
        editions = List.copyOf(editions);
        images = Map.copyOf(images);
    }

    /** What is known of the image at {@code url}, if only by its ending. */
    ImageMetadata image(String url) {
        ImageMetadata known = images.get(url);
        return known == null ? ImageMetadata.ofUrl(url) : known;
    }

    /** When its newest edition came to be; 1970 for a feed without editions. Never the time of the request. */
    public Instant updated() {
        return editions.stream()
                .map(Edition::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
