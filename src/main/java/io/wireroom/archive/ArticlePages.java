package io.wireroom.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/** Pages of published articles. Each page is found by position, not by count, so all pages have the same cost. */
final class ArticlePages {
    private final IndexSearcher searcher;
    private final EditionCache editions;

    ArticlePages(IndexSearcher searcher, EditionCache editions) {
        this.searcher = searcher;
        this.editions = editions;
    }

    ArticlePage page(ArticleQuery query, PageSize size, @Nullable ListPosition after) throws IOException {
        ScoreDoc[] hits = hits(query, size.entries() + 1, after);
        PageSize.Counter counter = size.counter();
        List<ArchivedEdition> items = new ArrayList<>(Math.min(size.entries(), hits.length));
        while (items.size() < hits.length && !counter.isFull()) {
            ArchivedEdition next = editions.read(searcher, hits[items.size()].doc);
            if (!counter.tryAdd(next.json().length)) {
                break;
            }
            items.add(next);
        }
        return new ArticlePage(
                items, hits.length > items.size() ? items.getLast().position(query.order()) : null);
    }

    /**
     * The start of the page that ends before a position: after the article that precedes the page.
     *
     * @return empty for the beginning of the list
     */
    Optional<ListPosition> before(ArticleQuery query, int count, ListPosition position) throws IOException {
        Query ahead = new BooleanQuery.Builder()
                .add(Filters.matching(query), Occur.FILTER)
                .add(Fields.between(Fields.time(position.order()), position.time(), Long.MAX_VALUE), Occur.FILTER)
                .build();
        FieldDoc from = fieldDoc(position);
        var manager = new TopFieldCollectorManager(Fields.backwards(position.order()), count + 1, from, 1);
        ScoreDoc[] hits = searcher.search(ahead, manager).scoreDocs;
        return hits.length <= count
                ? Optional.empty()
                : Optional.of(editions.read(searcher, hits[count].doc).position(position.order()));
    }

    /** The documents of a page, in order, without their content. */
    ScoreDoc[] hits(ArticleQuery query, int count, @Nullable ListPosition after) throws IOException {
        if (after != null && after.order() != query.order()) {
            throw new IllegalArgumentException("a position by " + after.order() + " in a list by " + query.order());
        }
        Query matching = Filters.matching(query);
        var manager = new TopFieldCollectorManager(Fields.sort(query.order()), count, fieldDoc(after), 1);
        return searcher.search(after == null ? matching : upTo(matching, after), manager).scoreDocs;
    }

    /** Restricts the query to the position's time and earlier. The sort alone would scan all newer documents. */
    private static Query upTo(Query query, ListPosition after) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(Fields.between(Fields.time(after.order()), Long.MIN_VALUE, after.time()), Occur.FILTER)
                .build();
    }

    private static @Nullable FieldDoc fieldDoc(@Nullable ListPosition after) {
        return after == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
                    after.time(), after.id().value()
                });
    }
}
