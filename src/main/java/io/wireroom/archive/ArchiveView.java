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
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * A consistent snapshot of the archive's content with the corresponding log positions. Thread-safe. Close it soon, because it
 * keeps old files on disk.
 *
 * <p>Methods throw {@link UncheckedIOException} if the disk fails, and {@link ArchiveClosedException} if the view is closed.
 */
public final class ArchiveView implements AutoCloseable {
    private final IndexSnapshot snapshot;
    private final Consumer<Exception> failureListener;
    private final AtomicBoolean closed = new AtomicBoolean();

    ArchiveView(IndexSnapshot snapshot, Consumer<Exception> failureListener) {
        this.snapshot = snapshot;
        this.failureListener = failureListener;
    }

    IndexSnapshot snapshot() {
        return snapshot;
    }

    /** The view contains everything before these positions and nothing at or after them. */
    public PartitionOffsets positions() {
        return snapshot.positions();
    }

    /**
     * A page of articles in the query's order, newest first; see {@link ListPosition}.
     *
     * @param size limits of the page
     * @param after end of the previous page; null for the first page
     */
    public ArticlePage newest(ArticleQuery query, PageSize size, @Nullable ListPosition after) {
        return execute(searcher -> articlePages(searcher).page(query, size, after));
    }

    /**
     * The start of the previous page.
     *
     * @param limit number of articles of a page
     * @param first the position of the current page's first article
     * @return the position to pass to {@link #newest}; empty for the first page
     */
    public Optional<ListPosition> before(ArticleQuery query, int limit, ListPosition first) {
        return execute(searcher -> articlePages(searcher).before(query, limit, first));
    }

    ArticlePages articlePages(IndexSearcher searcher) {
        return new ArticlePages(searcher, snapshot.editions());
    }

    /**
     * Like {@link #newest(ArticleQuery, PageSize, ListPosition)}, with {@link PageSize#DEFAULT_BYTES}.
     *
     * @param limit maximum number of articles
     */
    public ArticlePage newest(ArticleQuery query, int limit, @Nullable ListPosition after) {
        return newest(query, PageSize.of(limit), after);
    }

    /** All matching articles, newest first. They are read lazily, with one in memory at a time. */
    public Stream<ArchivedEdition> stream(ArticleQuery query) {
        return StreamSupport.stream(new EditionSpliterator(this, query), false);
    }

    /** All published articles that the rights cover. Readers continue with the changes from {@link #positions}. */
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

    /** Months with published articles, latest first. */
    public List<MonthOfArticles> months(AccessScope rights) {
        return execute(searcher -> MonthCounts.of(searcher, Filters.matching(ArticleQuery.of(rights))));
    }

    /** An article's latest edition, including withdrawals. Empty if it does not exist or the rights do not cover it. */
    public Optional<ArchivedEdition> find(ArticleId id, AccessScope rights) {
        return first(Filters.article(id, rights));
    }

    /** The newest article whose lead image is at {@code url}. Empty if there is none or the rights do not cover it. */
    public Optional<ArchivedEdition> findByImage(String url, AccessScope rights) {
        return first(Filters.image(url, rights));
    }

    private Optional<ArchivedEdition> first(Query query) {
        return execute(searcher -> {
            var hits = searcher.search(query, 1, Fields.NEWEST_FIRST).scoreDocs;
            return hits.length == 0
                    ? Optional.empty()
                    : Optional.of(snapshot.editions().read(searcher, hits[0].doc));
        });
    }

    /** Whether there are editions of this source that the rights cover, including withdrawals. */
    public boolean hasSource(String key, AccessScope rights) {
        return execute(searcher -> searcher.search(Filters.source(key, rights), 1).scoreDocs.length > 0);
    }

    /** Number of matching articles. */
    public int count(ArticleQuery query) {
        return execute(searcher -> searcher.count(Filters.matching(query)));
    }

    /**
     * The latest edition of each article that changed at or after the positions, as far as the rights allow. The order is by
     * offset within a partition, and across partitions the order in which this replica read them. Each entry and the page
     * have the positions to continue from, which are valid on any replica of the same log.
     *
     * <p>Positions may be ahead of this view in some partitions, because another replica was. Then the other partitions'
     * changes are returned, without duplicates. Requests near the head are served from memory.
     *
     * @param size limits of the page
     */
    public ChangesPage changes(PartitionOffsets from, AccessScope rights, PageSize size) {
        checkOpen();
        return snapshot.recentChanges().changes(from, rights, size).orElseGet(() -> search(from, rights, size));
    }

    /** Like {@link #changes}, from memory only. Empty if the changes are not all in memory. */
    public Optional<ChangesPage> recent(PartitionOffsets from, AccessScope rights, PageSize size) {
        checkOpen();
        return snapshot.recentChanges().changes(from, rights, size);
    }

    /**
     * Like {@link #changes(PartitionOffsets, AccessScope, PageSize)}, with {@link PageSize#DEFAULT_BYTES}.
     *
     * @param limit maximum number of entries
     */
    public ChangesPage changes(PartitionOffsets from, AccessScope rights, int limit) {
        return changes(from, rights, PageSize.of(limit));
    }

    /**
     * The articles that a change of rights hides from a reader or shows to it, by id.
     *
     * @param after the last id that the reader has processed; 0 for none
     * @return empty if there are no more. Also empty if the reader's holdings are ahead of this view: the articles are not known here
     *     then
     */
    public List<ChangeEntry> rightsChanges(RightsChange change, long after, PageSize size) {
        return execute(searcher -> new RightsSearch(searcher, change).after(after, size));
    }

    /** Number of articles that a change of rights hides and that the reader may have, at most {@code most}. */
    public int countLost(RightsChange change, int most) {
        return execute(searcher -> new RightsSearch(searcher, change).countLost(most));
    }

    /** An article's latest edition with its position in the log, including withdrawals. Empty if it does not exist. */
    public Optional<LoggedEdition> locate(ArticleId id) {
        return log(log -> log.matching(Filters.article(id, AccessScope.ALL))).stream()
                .findFirst();
    }

    /** Withdrawals at or after these positions, in no particular order, at most {@code most}. */
    public List<LoggedEdition> withdrawals(PartitionOffsets from, int most) {
        return log(log -> log.withdrawals(from, most));
    }

    /**
     * Withdrawals by the time of the revision, the latest first.
     *
     * @param until the end of the period, exclusive
     * @param most maximum number; the earliest are omitted
     */
    public List<LoggedEdition> withdrawals(Instant since, Instant until, int most) {
        return log(log -> log.withdrawals(since, until, most));
    }

    /** Number of changes at or after these positions for a reader with these rights; hidden ones may be counted. */
    public int countChanges(PartitionOffsets from, AccessScope rights) {
        return log(log -> log.count(from, rights));
    }

    /** A search by log positions. */
    private interface LogQuery<T> {
        T execute(LogSearch log) throws IOException;
    }

    private <T> T log(LogQuery<T> query) {
        return execute(searcher -> query.execute(new LogSearch(searcher, snapshot.checkpoints())));
    }

    /** Like {@link #changes}, from the index only. */
    ChangesPage search(PartitionOffsets from, AccessScope rights, PageSize size) {
        return execute(searcher -> new ChangesSearch(searcher, snapshot.checkpoints(), snapshot.sequence())
                .changes(from, snapshot.positions(), rights, size));
    }

    /** An operation on the index. */
    interface Search<T> {
        T execute(IndexSearcher searcher) throws IOException;
    }

    <T> T execute(Search<T> search) {
        checkOpen();
        try {
            return search.execute(snapshot.searcher());
        } catch (IOException e) {
            failureListener.accept(e);
            throw new UncheckedIOException(e);
        } catch (AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException e) { // a damaged file is not always recognized while it is read
            failureListener.accept(e);
            throw e;
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
                snapshot.release();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
