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

/** Names and encodings of index fields. After a change, increment {@link Commit#FORMAT}. */
final class Fields {
    /** The article id, as a term and as a number. */
    static final String ID = "id";
    /** The article's date in milliseconds. */
    static final String DATE = "date";
    /** Time of the revision in milliseconds. */
    static final String UPDATED = "updated";
    /** Number of changes that this replica read before: the order of changes. */
    static final String SEQUENCE = "read";

    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    /** The article's first record in the partition, encoded by {@link FirstRecord}. */
    static final String FIRST_RECORD = "beginning";
    /** Set for published articles. */
    static final String PUBLISHED = "published";
    /** Set if earlier revisions had another audience; the value has all audiences, the current one first. */
    static final String AUDIENCE_CHANGED = "moved";

    static final String SOURCE = "source";
    static final String TAG = "tag";
    /** Each {@linkplain LanguageRanges range} that covers the language. */
    static final String LANGUAGE = "language";
    /** URL of the lead image. */
    static final String IMAGE = "image";
    /** Title, summary and text for full-text search. */
    static final String WORDS = "words";

    static final String REVISION = "revision";
    /** The returned content, encoded by {@link EditionCodec}. */
    static final String EDITION = "edition";

    static final String SET = "1";

    static final Sort NEWEST_FIRST = byTime(DATE, true);

    private static final Sort UPDATED_FIRST = byTime(UPDATED, true);

    /**
     * Maximum length of a term, in characters. Lucene rejects terms above 32,766 bytes; a character takes up to three.
     */
    private static final int MAX_TERM_LENGTH = 10_000;

    private Fields() {}

    /** The field that a list is sorted by. */
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

    /** The sort order of a list in reverse. */
    static Sort backwards(ListOrder order) {
        return byTime(time(order), false);
    }

    private static Sort byTime(String field, boolean latestFirst) {
        return new Sort(
                new SortField(field, SortField.Type.LONG, latestFirst),
                new SortField(ID, SortField.Type.LONG, latestFirst));
    }

    static Term id(long id) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(id, bytes, 0);
        return new Term(ID, new BytesRef(bytes));
    }

    /** A term for a value of any length. Values with equal first 10,000 characters have the same term. */
    static String term(String value) {
        return value.length() <= MAX_TERM_LENGTH ? value : value.substring(0, MAX_TERM_LENGTH);
    }

    static Query isSet(String flag) {
        return new TermQuery(new Term(flag, SET));
    }

    /** Range query with inclusive bounds. */
    static Query between(String field, long first, long last) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field, first, last),
                NumericDocValuesField.newSlowRangeQuery(field, first, last));
    }
}
