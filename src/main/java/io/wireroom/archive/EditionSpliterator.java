package io.wireroom.archive;

import java.util.Spliterator;
import java.util.function.Consumer;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/** Editions of a view, newest first. It knows some hundred of their places in the index, and reads each when it is asked for. */
final class EditionSpliterator implements Spliterator<ArchivedEdition> {
    private static final int FOUND_AT_ONCE = 500;

    private final ArchiveView view;
    private final ArticleQuery query;
    private @Nullable Found found;
    private @Nullable ListPosition last;
    private int next;

    /** Documents that one search found, and the reader of what they hold. */
    @SuppressWarnings("ArrayRecordComponent") // nothing compares these
    private record Found(ScoreDoc[] hits, StoredFields stored) {}

    EditionSpliterator(ArchiveView view, ArticleQuery query) {
        this.view = view;
        this.query = query;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ArchivedEdition> action) {
        Found now = found;
        if (now == null || (next == now.hits().length && next == FOUND_AT_ONCE)) {
            now = find();
            found = now;
            next = 0;
        }
        if (next == now.hits().length) {
            return false;
        }
        ArchivedEdition edition = read(now, next++);
        last = edition.place(query.order());
        action.accept(edition);
        return true;
    }

    private Found find() {
        return view.ask(searcher ->
                new Found(new NewestFirst(searcher).hits(query, FOUND_AT_ONCE, last), searcher.storedFields()));
    }

    private ArchivedEdition read(Found from, int index) {
        return view.ask(_ -> EditionDocument.read(from.stored(), from.hits()[index].doc));
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
