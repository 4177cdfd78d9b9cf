package io.wireroom.rest.images;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.GeneratedImage;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.assets.StorePath;
import io.wireroom.config.WireroomConfig;
import io.wireroom.enrich.Asset;
import io.wireroom.image.Card;
import io.wireroom.render.ImageMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What is known of the lead images under the assets' base URL. That a card is one tells its type and size; the rest is asked of
 * the store, which knows it for good once it has the image.
 */
@Singleton
public final class LeadImages {
    /** How many questions a bucket is asked at once. */
    private static final int AT_ONCE = 16;

    private final String base;
    private final GeneratedImages drawings;
    private final AssetReader stored;
    private final boolean kept;

    LeadImages(WireroomConfig config, GeneratedImages drawings, AssetStore store, AssetReader stored) {
        this.base = config.assets() + "/";
        this.drawings = drawings;
        this.stored = stored;
        this.kept = store.isKept();
    }

    /**
     * Facts by URL.
     *
     * @param settled false if there may be more to know later
     */
    public record Known(Map<String, ImageMetadata> facts, boolean settled) {}

    public Known of(List<Edition> editions) {
        Map<String, ImageMetadata> facts = new ConcurrentHashMap<>();
        try (ExecutorService askers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Edition edition : editions) {
                if (edition instanceof Article article
                        && article.enclosure() != null
                        && article.enclosure().startsWith(base)) {
                    String url = article.enclosure();
                    askers.execute(() -> facts.put(url, facts(article, url)));
                }
            }
        }
        return new Known(facts, !kept || facts.values().stream().allMatch(each -> each.length() != null));
    }

    private ImageMetadata facts(Article article, String url) {
        String path = url.substring(base.length());
        GeneratedImage card = drawings.of(Asset.Card.of(article), article);
        if (card.path().value().equals(path)) {
            Long length = stored.metadata(card.path(), card.origin())
                    .map(AssetMetadata::length)
                    .orElse(null);
            return new ImageMetadata(card.mediaType(), length, (long) Card.WIDTH, (long) Card.HEIGHT);
        }
        return Optional.of(path)
                .filter(StorePath::isValid)
                .flatMap(valid -> stored.metadata(new StorePath(valid)))
                .map(LeadImages::known)
                .orElseGet(() -> ImageMetadata.ofUrl(named(article, url)));
    }

    /** A mirror's URL ends in {@code .jpg} where its source's doesn't say what it is. */
    private static String named(Article article, String url) {
        String source = article.enclosureSource();
        return source == null ? url : source;
    }

    private static ImageMetadata known(AssetMetadata facts) {
        return new ImageMetadata(
                facts.mediaType(),
                facts.length(),
                facts.width() > 0 ? (long) facts.width() : null,
                facts.height() > 0 ? (long) facts.height() : null);
    }
}
