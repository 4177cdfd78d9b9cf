package io.wireroom.archive;

import org.apache.lucene.search.Query;

/** Access to the parser of search texts. */
public final class TextQueries {
    private TextQueries() {}

    public static Query read(String text) {
        return TextQuery.of(text);
    }
}
