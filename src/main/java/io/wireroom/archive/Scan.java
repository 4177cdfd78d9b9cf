package io.wireroom.archive;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Calls a function for each document of a query, segment by segment, in undefined order. */
final class Scan {
    private Scan() {}

    interface Segments {
        Documents open(LeafReaderContext segment) throws IOException;
    }

    interface Documents {
        /** @param document document number within the segment */
        void visit(int document) throws IOException;
    }

    static void over(IndexSearcher searcher, Query query, Segments segments) throws IOException {
        searcher.search(query, new CollectorManager<Visitor, Boolean>() {
            @Override
            public Visitor newCollector() {
                return new Visitor(segments);
            }

            @Override
            public Boolean reduce(Collection<Visitor> visitors) {
                return true;
            }
        });
    }

    private static final class Visitor extends SimpleCollector {
        private final Segments segments;
        private Documents documents = document -> {};

        Visitor(Segments segments) {
            this.segments = segments;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext segment) throws IOException {
            documents = segments.open(segment);
        }

        @Override
        public void collect(int document) throws IOException {
            documents.visit(document);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
