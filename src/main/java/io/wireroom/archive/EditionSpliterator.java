package io.wireroom.archive;

import java.util.Spliterator;
import java.util.function.Consumer;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the editions of a view, newest first. It searches in pages of document ids and reads each edition when it is
 * requested. It bypasses the {@linkplain EditionCache cache}, because it reads each edition once.
 */
final class EditionSpliterator implements Spliterator<ArchivedEdition> {
    private static final int SEARCH_PAGE_SIZE = 500;

    private final ArchiveView view;
    private final ArticleQuery query;
    private @Nullable Hits hits;
    private @Nullable ListPosition last;
    private int next;

    /** Documents of one search, and their stored fields. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Hits(ScoreDoc[] hits, StoredFields stored) {}

    EditionSpliterator(ArchiveView view, ArticleQuery query) {
        this.view = view;
        this.query = query;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ArchivedEdition> action) {
        Hits current = hits;
        if (current == null || (next == current.hits().length && next == SEARCH_PAGE_SIZE)) {
            current = find();
            hits = current;
            next = 0;
        }
        if (next == current.hits().length) {
            return false;
        }
        ArchivedEdition edition = read(current, next++);
        last = edition.position(query.order());
        action.accept(edition);
        return true;
    }

    private Hits find() {
        return view.execute(searcher ->
                new Hits(view.articlePages(searcher).hits(query, SEARCH_PAGE_SIZE, last), searcher.storedFields()));
    }

    private ArchivedEdition read(Hits from, int index) {
        return view.execute(_ -> EditionDocument.read(from.stored(), from.hits()[index].doc));
    }

    @Override
    public @Nullable Spliterator<ArchivedEdition> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | DISTINCT | NONNULL | IMMUTABLE;
    }
}
