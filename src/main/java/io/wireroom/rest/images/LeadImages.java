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
 * Metadata of lead images under the assets' base URL. Type and size of a generated card are known. Metadata of other images
 * is read from the store, where it is final once the image is stored.
 */
@Singleton
public final class LeadImages {
    /** Maximum number of concurrent requests to the store. */
    private static final int MAX_CONCURRENT_REQUESTS = 16;

    private final String base;
    private final GeneratedImages generatedImages;
    private final AssetReader storedImages;
    private final boolean persistent;

    LeadImages(WireroomConfig config, GeneratedImages generatedImages, AssetStore store, AssetReader storedImages) {
        this.base = config.assets() + "/";
        this.generatedImages = generatedImages;
        this.storedImages = storedImages;
        this.persistent = store.isPersistent();
    }

    /**
     * @param facts metadata by URL
     * @param settled false if more may be known later
     */
    public record ImageFacts(Map<String, ImageMetadata> facts, boolean settled) {}

    public ImageFacts of(List<Edition> editions) {
        Map<String, ImageMetadata> facts = new ConcurrentHashMap<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(
                MAX_CONCURRENT_REQUESTS, Thread.ofVirtual().factory())) {
            for (Edition edition : editions) {
                if (edition instanceof Article article
                        && article.enclosure() != null
                        && article.enclosure().startsWith(base)) {
                    String url = article.enclosure();
                    executor.execute(() -> facts.put(url, facts(article, url)));
                }
            }
        }
        return new ImageFacts(facts, !persistent || facts.values().stream().allMatch(each -> each.length() != null));
    }

    private ImageMetadata facts(Article article, String url) {
        String path = url.substring(base.length());
        GeneratedImage card = generatedImages.of(Asset.Card.of(article), article);
        if (card.path().value().equals(path)) {
            Long length = storedImages
                    .metadata(card.path(), card.origin())
                    .map(AssetMetadata::length)
                    .orElse(null);
            return new ImageMetadata(card.mediaType(), length, (long) Card.WIDTH, (long) Card.HEIGHT);
        }
        return Optional.of(path)
                .filter(StorePath::isValid)
                .flatMap(valid -> storedImages.metadata(new StorePath(valid)))
                .map(LeadImages::known)
                .orElseGet(() -> ImageMetadata.ofUrl(typedUrl(article, url)));
    }

    /**
     * The URL whose extension tells the media type. A mirrored URL ends in {@code .jpg} if the source's type is unknown.
     */
    private static String typedUrl(Article article, String url) {
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
