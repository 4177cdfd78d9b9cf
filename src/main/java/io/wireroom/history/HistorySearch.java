package io.wireroom.history;

import io.wireroom.article.ArticleId;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.RecordPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Queries the index. Each query finds all records that were applied before it began. Throws {@link UncheckedIOException} if the
 * disk fails.
 */
public final class HistorySearch {
    private static final SortField NEWEST = new SortField(HistoryFields.TIME, SortField.Type.LONG, true);
    private static final SortField OLDEST = new SortField(HistoryFields.TIME, SortField.Type.LONG);
    private static final SortField PARTITION = new SortField(HistoryFields.PARTITION, SortField.Type.LONG);
    private static final SortField OFFSET = new SortField(HistoryFields.OFFSET, SortField.Type.LONG);
    private static final SortField LAST_OFFSET = new SortField(HistoryFields.OFFSET, SortField.Type.LONG, true);
    private static final Sort NEWEST_FIRST = new Sort(NEWEST, PARTITION, LAST_OFFSET);
    private static final Sort BY_RELEASE = new Sort(OLDEST, PARTITION, OFFSET);

    private final CurrentSearcher current;

    HistorySearch(CurrentSearcher current) {
        this.current = current;
    }

    /** The latest entry about a document. */
    public Optional<JournalEntry> document(RecordPosition position) {
        return first(
                of(HistoryFields.OF_JOURNAL, term(HistoryFields.DOCUMENT, position.toString())), HistoryFields::entry);
    }

    /** The entries about an article's documents and timers, the latest first. */
    public List<JournalEntry> ofArticle(ArticleId id, int limit) {
        Query query = of(HistoryFields.OF_JOURNAL, term(HistoryFields.ARTICLE, id.toString()));
        return page(query, NEWEST_FIRST, null, limit, HistoryFields::entry).items();
    }

    /** Entries since that time, the latest first. */
    public List<JournalEntry> decidedSince(Instant from, int limit) {
        Query query = of(
                HistoryFields.OF_JOURNAL,
                LongPoint.newRangeQuery(HistoryFields.AGE, from.toEpochMilli(), Long.MAX_VALUE));
        return page(query, NEWEST_FIRST, null, limit, HistoryFields::entry).items();
    }

    /**
     * The outcome of the redrive that counts for a rejected document, see {@link RedriveTree}: if it is not a rejection, the document is
     * resolved; otherwise a later rejection is to be redriven.
     */
    public Optional<JournalEntry> redriven(RecordPosition rejected) {
        return new RedriveTree(this).outcome(rejected);
    }

    /** The redrives of a rejected document itself, the latest first. */
    List<JournalEntry> redrivesOf(RecordPosition rejected, int limit) {
        Query query = of(HistoryFields.OF_JOURNAL, term(HistoryFields.REDRIVE_OF, rejected.toString()));
        return page(query, NEWEST_FIRST, null, limit, HistoryFields::entry).items();
    }

    /** The first offset of a partition of the ingest topic that the index contains. */
    public OptionalLong firstOffset(int partition) {
        Query query = of(HistoryFields.OF_JOURNAL, term(HistoryFields.INGEST_PARTITION, Integer.toString(partition)));
        return ask(searcher -> {
            ScoreDoc[] hits = searcher.search(query, 1, new Sort(OFFSET)).scoreDocs;
            return hits.length == 0 ? OptionalLong.empty() : OptionalLong.of((Long) ((FieldDoc) hits[0]).fields[0]);
        });
    }

    /** @param position on the rejected topic */
    public Optional<Rejected> rejected(RecordPosition position) {
        return first(
                of(HistoryFields.OF_REJECTED, term(HistoryFields.KEY, position.toString())), HistoryFields::rejected);
    }

    /** The rejected record of a document of the ingest topic. */
    public Optional<Rejected> rejectedOf(RecordPosition document) {
        return first(
                of(HistoryFields.OF_REJECTED, term(HistoryFields.DOCUMENT, document.toString())),
                HistoryFields::rejected);
    }

    /** Rejected documents, those with the latest timestamp first. */
    public HistoryPage<Rejected> rejected(RejectedQuery asked, @Nullable HistoryPosition after, int limit) {
        return page(query(asked), NEWEST_FIRST, after, limit, HistoryFields::rejected);
    }

    /** The number of rejected documents. */
    public int countRejected(RejectedQuery asked) {
        return ask(searcher -> searcher.count(query(asked)));
    }

    private static Query query(RejectedQuery asked) {
        Query since = asked.since() == null
                ? MatchAllDocsQuery.INSTANCE
                : LongPoint.newRangeQuery(HistoryFields.AGE, asked.since().toEpochMilli(), Long.MAX_VALUE);
        return of(
                HistoryFields.OF_REJECTED,
                any(HistoryFields.CODE, asked.codes()),
                any(HistoryFields.SOURCE, asked.sources()),
                since);
    }

    /** The held version of an article. */
    public Optional<Held> held(ArticleId id) {
        return first(
                of(HistoryFields.OF_HELD, term(HistoryFields.KEY, HistoryFields.keyOfHeld(id))), HistoryFields::held);
    }

    /** Held versions in the order of their release, with drafts at the end. */
    public HistoryPage<Held> held(Set<String> sources, @Nullable HistoryPosition after, int limit) {
        Query query = of(HistoryFields.OF_HELD, any(HistoryFields.SOURCE, sources));
        return page(query, BY_RELEASE, after, limit, HistoryFields::held);
    }

    /** The number of held versions. */
    public int countHeld() {
        return ask(searcher -> searcher.count(of(HistoryFields.OF_HELD)));
    }

    /** The time of the newest of the {@code count} oldest entries. */
    long oldest(int count) {
        return ask(searcher -> {
            Query aged = LongPoint.newRangeQuery(HistoryFields.AGE, Long.MIN_VALUE, Long.MAX_VALUE);
            int most = Math.max(1, Math.min(count, searcher.count(aged)));
            ScoreDoc[] hits = searcher.search(aged, most, new Sort(OLDEST)).scoreDocs;
            return hits.length == 0 ? Long.MIN_VALUE : (Long) ((FieldDoc) hits[hits.length - 1]).fields[0];
        });
    }

    private static Query of(String kind, Query... conditions) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(term(HistoryFields.KIND, kind), Occur.FILTER);
        for (Query each : conditions) {
            all.add(each, Occur.FILTER);
        }
        return all.build();
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static Query any(String field, Collection<String> values) {
        return values.isEmpty()
                ? MatchAllDocsQuery.INSTANCE
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private <T> Optional<T> first(Query query, Function<Document, T> reader) {
        return page(query, NEWEST_FIRST, null, 1, reader).items().stream().findFirst();
    }

    private <T> HistoryPage<T> page(
            Query query, Sort order, @Nullable HistoryPosition after, int limit, Function<Document, T> reader) {
        return ask(searcher -> {
            FieldDoc from = after == null
                    ? null
                    : new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, new Object[] {
                        after.time(), after.partition(), after.offset()
                    });
            ScoreDoc[] hits = searcher.searchAfter(from, query, limit + 1, order).scoreDocs;
            List<T> items = new ArrayList<>();
            var stored = searcher.storedFields();
            for (int i = 0; i < Math.min(limit, hits.length); i++) {
                items.add(reader.apply(stored.document(hits[i].doc)));
            }
            return new HistoryPage<>(items, hits.length <= limit ? null : position((FieldDoc) hits[limit - 1]));
        });
    }

    private static HistoryPosition position(FieldDoc last) {
        return new HistoryPosition((Long) last.fields[0], (Long) last.fields[1], (Long) last.fields[2]);
    }

    private interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        try {
            IndexSearcher searcher = current.acquire();
            try {
                return question.ask(searcher);
            } finally {
                current.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            throw new HistoryClosedException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
