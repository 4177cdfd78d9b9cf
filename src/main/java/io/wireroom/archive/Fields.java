package io.wireroom.archive;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** What the index's fields are called and how their values are written. A change here is a new {@link Commit#FORMAT}. */
final class Fields {
    /** The article id, as a term and as a number. */
    static final String ID = "id";
    /** The article's date in milliseconds. */
    static final String DATE = "date";
    /** Time of the revision in milliseconds. */
    static final String UPDATED = "updated";
    /** How many changes this replica had read before: the order in which changes are told. */
    static final String READ = "read";

    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    /** Set in what isn't withdrawn. */
    static final String PUBLISHED = "published";
    /** Set where earlier revisions had another reach; as a value, all reaches, the present one first. */
    static final String MOVED = "moved";

    static final String SOURCE = "source";
    static final String TAG = "tag";
    /** Each {@linkplain LanguageRanges range} that covers the language. */
    static final String LANGUAGE = "language";
    /** Where the lead image is. */
    static final String IMAGE = "image";
    /** Title, summary and text: what full text is found in. */
    static final String WORDS = "words";

    static final String REVISION = "revision";
    /** All that is given back: see {@link EditionCodec}. */
    static final String EDITION = "edition";

    static final String SET = "1";

    static final Sort NEWEST_FIRST = latestFirst(DATE);

    private static final Sort UPDATED_FIRST = latestFirst(UPDATED);

    /** Lucene refuses terms above 32,766 bytes; a character takes three at most. */
    private static final int LONGEST_TERM = 10_000;

    private Fields() {}

    /** The field that a list goes by. */
    static String time(ListOrder order) {
        return switch (order) {
            case DATE -> DATE;
            case UPDATED -> UPDATED;
        };
    }

    static Sort sort(ListOrder order) {
        return switch (order) {
            case DATE -> NEWEST_FIRST;
            case UPDATED -> UPDATED_FIRST;
        };
    }

    private static Sort latestFirst(String field) {
        return new Sort(new SortField(field, SortField.Type.LONG, true), new SortField(ID, SortField.Type.LONG, true));
    }

    static Term id(long id) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(id, bytes, 0);
        return new Term(ID, new BytesRef(bytes));
    }

    /** A term for a value of any length; values that agree in their first 10,000 characters share theirs. */
    static String term(String value) {
        return value.length() <= LONGEST_TERM ? value : value.substring(0, LONGEST_TERM);
    }

    static Query isSet(String flag) {
        return new TermQuery(new Term(flag, SET));
    }

    /** Both ends included. */
    static Query between(String field, long first, long last) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field, first, last),
                NumericDocValuesField.newSlowRangeQuery(field, first, last));
    }
}
