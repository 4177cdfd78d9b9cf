package io.wireroom.archive;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/** A segment's values of a numeric field that every document has. */
interface NumericValues {

    /** @param document document number; higher than in the previous call */
    long at(int document) throws IOException;

    static NumericValues of(LeafReaderContext segment, String field) throws IOException {
        return of(segment.reader(), field);
    }

    static NumericValues of(LeafReader segment, String field) throws IOException {
        var values = DocValues.getNumeric(segment, field);
        return document -> {
            if (!values.advanceExact(document)) {
                throw new IllegalStateException("document " + document + " has no " + field);
            }
            return values.longValue();
        };
    }
}
