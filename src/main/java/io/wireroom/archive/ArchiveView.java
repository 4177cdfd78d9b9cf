package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The archive's content at one moment, and the position in the log that it stands for. Whatever is asked of one view agrees
 * with itself. Any number of threads may share it; it is not to be kept, because it keeps old files on disk.
 *
 * <p>A disk that fails while it is read is an {@link UncheckedIOException}; a view that was closed, an {@link
 * ArchiveClosedException}.
 */
public final class ArchiveView implements AutoCloseable {
    private final IndexSnapshot moment;
    private final AtomicBoolean closed = new AtomicBoolean();

    ArchiveView(IndexSnapshot moment) {
        this.moment = moment;
    }

    IndexSnapshot moment() {
        return moment;
    }

    /** Everything before these, and nothing at or beyond them, is in this view. */
    public PartitionOffsets positions() {
        return moment.positions();
    }

    /**
     * A page of articles, the latest first by what the query orders them by: by {@link ListPosition}.
     *
     * @param size where the page ends
     * @param after where the page before ended; absent for the first
     */
    public ArticlePage newest(ArticleQuery query, PageSize size, @Nullable ListPosition after) {
        return ask(searcher -> new NewestFirst(searcher).page(query, size, after));
    }

    /** The same with so many articles at most, and {@link PageSize#USUAL_BYTES}. */
    public ArticlePage newest(ArticleQuery query, int limit, @Nullable ListPosition after) {
        return newest(query, PageSize.of(limit), after);
    }

    /** All articles that the query finds, newest first, each read when it is taken: no more than one is in memory. */
    public Stream<ArchivedEdition> stream(ArticleQuery query) {
        return StreamSupport.stream(new EditionSpliterator(this, query), false);
    }

    /** All that the rights cover and is published. Whoever has read it goes on with the changes from {@link #positions}. */
    public Stream<ArchivedEdition> snapshot(AccessScope rights) {
        return stream(ArticleQuery.of(rights));
    }

    /** Published articles of a month of {@code date} in UTC, newest first. */
    public Stream<ArchivedEdition> month(YearMonth month, AccessScope rights) {
        return stream(ArticleQuery.of(rights).between(start(month), start(month.plusMonths(1))));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The months that have published articles, the latest first. */
    public List<MonthOfArticles> months(AccessScope rights) {
        return ask(searcher -> Months.of(searcher, Filters.asked(ArticleQuery.of(rights))));
    }

    /** An article's latest edition, withdrawals too; empty if there is none or the rights don't cover it. */
    public Optional<ArchivedEdition> find(ArticleId id, AccessScope rights) {
        return first(Filters.article(id, rights));
    }

    /** An article whose lead image is at {@code url}, the newest of them; empty if there is none or the rights don't cover it. */
    public Optional<ArchivedEdition> findByImage(String url, AccessScope rights) {
        return first(Filters.image(url, rights));
    }

    private Optional<ArchivedEdition> first(Query query) {
        return ask(searcher -> {
            var hits = searcher.search(query, 1, Fields.NEWEST_FIRST).scoreDocs;
            return hits.length == 0
                    ? Optional.empty()
                    : Optional.of(EditionDocument.read(searcher.storedFields(), hits[0].doc));
        });
    }

    /** Whether there is anything from this source that the rights cover, withdrawals too. */
    public boolean hasSource(String key, AccessScope rights) {
        return ask(searcher -> searcher.search(Filters.source(key, rights), 1).scoreDocs.length > 0);
    }

    /** How many articles the query finds. */
    public int count(ArticleQuery query) {
        return ask(searcher -> searcher.count(Filters.asked(query)));
    }

    /**
     * Of each article that changed at or after the positions, its latest edition, as the rights let it be seen: in the order
     * of offsets within a partition, and in the order in which this replica read them across partitions. Every entry, and the
     * page, says where to go on from; any replica of the same log can.
     *
     * <p>Positions that lie beyond this view's, because another replica is ahead, get what they lack in other partitions and
     * nothing twice. Readers near the head are answered from memory.
     *
     * @param size where the page ends
     */
    public ChangesPage changes(PartitionOffsets from, AccessScope rights, PageSize size) {
        checkOpen();
        return moment.tail().changes(from, rights, size).orElseGet(() -> search(from, rights, size));
    }

    /** The same as {@link #changes} where memory has it all, so that nothing is read from disk; else empty. */
    public Optional<ChangesPage> recent(PartitionOffsets from, AccessScope rights, PageSize size) {
        checkOpen();
        return moment.tail().changes(from, rights, size);
    }

    /** The same with so many entries at most, and {@link PageSize#USUAL_BYTES}. */
    public ChangesPage changes(PartitionOffsets from, AccessScope rights, int limit) {
        return changes(from, rights, PageSize.of(limit));
    }

    /** The same as {@link #changes}, from the index alone. */
    ChangesPage search(PartitionOffsets from, AccessScope rights, PageSize size) {
        return ask(searcher -> new ChangesSearch(searcher, moment.marks(), moment.read())
                .changes(from, moment.positions(), rights, size));
    }

    /** Something to find out from the index. */
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    <T> T ask(Question<T> question) {
        checkOpen();
        try {
            return question.ask(moment.searcher());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new ArchiveClosedException("the view");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                moment.release();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
