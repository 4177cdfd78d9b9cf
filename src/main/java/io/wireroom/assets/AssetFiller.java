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
 * Brings a store in line with the articles: puts the images that an article names, and removes those that it named before it was
 * corrected or withdrawn. Doing so again changes nothing, and after a failure at any point doing it again completes it.
 */
public final class AssetFiller {
    private final AssetStore store;
    private final GeneratedImages drawings;
    private final FoundImages found;
    private final AssetManifest holdings;
    private final Tally tally;

    /** Is told what was done; from several threads at a time. */
    public interface Tally {
        void stored();

        void deleted();
    }

    public AssetFiller(AssetStore store, GeneratedImages drawings, Tally tally) {
        this(store, drawings, FoundImages.NONE, tally);
    }

    /** @param found keeps lead images that were found elsewhere and are served from the store */
    public AssetFiller(AssetStore store, GeneratedImages drawings, FoundImages found, Tally tally) {
        this.store = store;
        this.drawings = drawings;
        this.found = found;
        this.holdings = new AssetManifest(store);
        this.tally = tally;
    }

    /**
     * Keeps what {@code edition} names and nothing else of its article. Editions of one article are to come in their order and
     * not at the same time.
     *
     * @throws IOException if the store failed; then it has to be done again
     */
    public void fill(Edition edition) throws IOException {
        switch (edition) {
            case Article article -> keep(article);
            case Withdrawal withdrawal -> drop(withdrawal.id(), holdings.of(withdrawal.id()), Set.of());
        }
    }

    private void keep(Article article) throws IOException {
        List<GeneratedImage> named = drawings.named(article);
        Map<StorePath, String> sources = sources(article);
        Set<StorePath> wanted = new TreeSet<>(sources.keySet());
        named.forEach(drawing -> wanted.add(drawing.path()));
        Set<StorePath> held = holdings.of(article.id());
        if (!held.containsAll(wanted)) {
            held.addAll(wanted);
            holdings.set(article.id(), held);
        }
        for (GeneratedImage drawing : named) {
            store.put(drawing.path(), drawing.draw());
            tally.stored();
        }
        for (Map.Entry<StorePath, String> source : sources.entrySet()) {
            found.keep(source.getKey(), source.getValue());
        }
        drop(article.id(), held, wanted);
    }

    /** Where images that were found elsewhere are kept, and where they were found. */
    private static Map<StorePath, String> sources(Article article) {
        String source = article.enclosureSource();
        return source == null
                ? Map.of()
                : Map.of(new StorePath(NewsImagePath.of(article.source().key(), source)), source);
    }

    private void drop(ArticleId id, Set<StorePath> held, Set<StorePath> wanted) throws IOException {
        for (StorePath path : held) {
            if (!wanted.contains(path)) {
                store.delete(path);
                tally.deleted();
            }
        }
        if (!held.equals(wanted)) {
            holdings.set(id, wanted);
        }
    }
}
