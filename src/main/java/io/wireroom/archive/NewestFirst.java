package io.wireroom.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/** Pages of published articles. The last page costs what the first does: each begins at a place, not after a count. */
final class NewestFirst {
    private final IndexSearcher searcher;

    NewestFirst(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    ArticlePage page(ArticleQuery query, int limit, @Nullable ListPosition after) throws IOException {
        ScoreDoc[] hits = hits(Filters.asked(query), limit + 1, after);
        List<ArchivedEdition> items = new ArrayList<>(limit);
        for (int i = 0; i < Math.min(limit, hits.length); i++) {
            items.add(EditionDocument.read(searcher.storedFields(), hits[i].doc));
        }
        return new ArticlePage(items, hits.length > limit ? items.getLast().place() : null);
    }

    private ScoreDoc[] hits(Query query, int count, @Nullable ListPosition after) throws IOException {
        var manager = new TopFieldCollectorManager(Fields.NEWEST_FIRST, count, fieldDoc(after), 1);
        return searcher.search(after == null ? query : upTo(query, after), manager).scoreDocs;
    }

    /** The sort alone would pass over everything that is newer. */
    private static Query upTo(Query query, ListPosition after) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(Fields.between(Fields.DATE, Long.MIN_VALUE, after.date()), Occur.FILTER)
                .build();
    }

    private static @Nullable FieldDoc fieldDoc(@Nullable ListPosition after) {
        return after == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
                    after.date(), after.id().value()
                });
    }
}
