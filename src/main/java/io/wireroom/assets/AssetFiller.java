package io.wireroom.assets;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.enrich.NewsImagePath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Synchronizes a store with an article: stores the images that the article references, and deletes those that only earlier
 * revisions referenced. Idempotent; a call that failed at any point can be repeated.
 */
public final class AssetFiller {
    private final AssetStore store;
    private final GeneratedImages generatedImages;
    private final FoundImages foundImages;
    private final AssetManifest manifest;
    private final Tally outcomes;

    /** Counts changes of the store. Must be thread-safe. */
    public interface Tally {
        void stored();

        void deleted();
    }

    /** @param foundImages stores supplied lead images that are served from the store */
    public AssetFiller(AssetStore store, GeneratedImages generatedImages, FoundImages foundImages, Tally outcomes) {
        this.store = store;
        this.generatedImages = generatedImages;
        this.foundImages = foundImages;
        this.manifest = new AssetManifest(store);
        this.outcomes = outcomes;
    }

    /**
     * Stores the images that {@code edition} references and deletes all other images of its article. Editions of one article must
     * be passed in order and not concurrently.
     *
     * @throws IOException if the store failed; the call must be repeated
     */
    public void fill(Edition edition) throws IOException {
        switch (edition) {
            case Article article -> storeImages(article);
            case Withdrawal withdrawal -> deleteUnreferenced(withdrawal.id(), manifest.of(withdrawal.id()), Set.of());
        }
    }

    private void storeImages(Article article) throws IOException {
        List<GeneratedImage> generated = generatedImages.referencedBy(article);
        Map<StorePath, String> suppliedImages = suppliedImages(article);
        Set<StorePath> referenced = new TreeSet<>(suppliedImages.keySet());
        generated.forEach(image -> referenced.add(image.path()));
        Set<StorePath> stored = manifest.of(article.id());
        if (!stored.containsAll(referenced)) {
            stored.addAll(referenced);
            manifest.set(article.id(), stored);
        }
        for (GeneratedImage image : generated) {
            store.put(image.path(), image.render());
            outcomes.stored();
        }
        for (Map.Entry<StorePath, String> source : suppliedImages.entrySet()) {
            foundImages.keep(source.getKey(), source.getValue());
        }
        deleteUnreferenced(article.id(), stored, referenced);
    }

    /** Supplied images to mirror: path in the store → source URL. */
    private static Map<StorePath, String> suppliedImages(Article article) {
        String source = article.enclosureSource();
        return source == null
                ? Map.of()
                : Map.of(new StorePath(NewsImagePath.of(article.source().key(), source)), source);
    }

    private void deleteUnreferenced(ArticleId id, Set<StorePath> stored, Set<StorePath> referenced) throws IOException {
        for (StorePath path : stored) {
            if (!referenced.contains(path)) {
                store.delete(path);
                outcomes.deleted();
            }
        }
        if (!stored.equals(referenced)) {
            manifest.set(id, referenced);
        }
    }
}
