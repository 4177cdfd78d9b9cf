package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Creates index queries. */
final class Filters {
    private Filters() {}

    /** Articles that match the query. */
    static Query matching(ArticleQuery query) {
        boolean everything = query.withdrawals() && query.words() == null;
        Query status = everything ? MatchAllDocsQuery.INSTANCE : Fields.isSet(Fields.PUBLISHED);
        var all = new BooleanQuery.Builder().add(status, Occur.FILTER);
        addScope(all, query.rights());
        addScope(all, query.filter());
        if (query.since() != null || query.until() != null) {
            long first = query.since() == null ? Long.MIN_VALUE : Millis.of(query.since());
            long beyond = query.until() == null ? Long.MAX_VALUE : Millis.of(query.until());
            all.add(Fields.between(Fields.DATE, first, beyond - 1), Occur.FILTER);
        }
        if (query.updatedSince() != null) {
            long first = Millis.of(query.updatedSince());
            all.add(Fields.between(Fields.UPDATED, first, Long.MAX_VALUE), Occur.FILTER);
        }
        if (query.words() != null) {
            all.add(TextQuery.of(query.words()), Occur.FILTER);
        }
        return all.build();
    }

    /** Editions of an article that the rights cover. */
    static Query article(ArticleId id, AccessScope rights) {
        var all = new BooleanQuery.Builder().add(new TermQuery(Fields.id(id.value())), Occur.FILTER);
        addScope(all, rights);
        return all.build();
    }

    /** Editions of a source that the rights cover. */
    static Query source(String key, AccessScope rights) {
        var all =
                new BooleanQuery.Builder().add(new TermQuery(new Term(Fields.SOURCE, Fields.term(key))), Occur.FILTER);
        addScope(all, rights);
        return all.build();
    }

    /** Articles with this lead image that the rights cover. */
    static Query image(String url, AccessScope rights) {
        var all = new BooleanQuery.Builder().add(new TermQuery(new Term(Fields.IMAGE, Fields.term(url))), Occur.FILTER);
        addScope(all, rights);
        return all.build();
    }

    /**
     * Editions that the rights cover, and all editions whose audience has changed, which have to be checked individually.
     */
    static Query everSeenBy(AccessScope rights) {
        if (rights.equals(AccessScope.ALL)) {
            return MatchAllDocsQuery.INSTANCE;
        }
        return new BooleanQuery.Builder()
                .add(scope(rights), Occur.SHOULD)
                .add(Fields.isSet(Fields.AUDIENCE_CHANGED), Occur.SHOULD)
                .build();
    }

    /** Editions that the scope covers. */
    static Query scope(AccessScope scope) {
        if (scope.equals(AccessScope.ALL)) {
            return MatchAllDocsQuery.INSTANCE;
        }
        var all = new BooleanQuery.Builder();
        addScope(all, scope);
        return all.build();
    }

    private static void addScope(BooleanQuery.Builder all, AccessScope scope) {
        addAnyOf(all, Fields.SOURCE, scope.sources());
        addAnyOf(all, Fields.TAG, scope.tags());
        addAnyOf(all, Fields.LANGUAGE, scope.languages());
    }

    private static void addAnyOf(BooleanQuery.Builder all, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            List<BytesRef> terms = values.stream()
                    .map(value -> new BytesRef(Fields.term(value)))
                    .toList();
            all.add(new TermInSetQuery(field, terms), Occur.FILTER);
        }
    }
}
