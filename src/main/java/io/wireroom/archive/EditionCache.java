package io.wireroom.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/**
 * The stored editions that were read last, decompressed. After each commit the same lists are requested again, and nearly all of
 * their articles are the same. Thread-safe.
 *
 * <p>The key is the document's {@link Fields#SEQUENCE}, which no other document of an archive ever has: another revision, a
 * withdrawal or other rights result in other documents or in none. So a search decides what is found, and the cache only replaces
 * reading it.
 */
final class EditionCache {
    /** About 2,000 articles of 4 kB. */
    static final long MAX_BYTES = 8L << 20;

    /** Approximate heap of an edition and its entry beside its JSON and path, in bytes. */
    static final int ENTRY_OVERHEAD_BYTES = 300;

    private final Cache<Long, ArchivedEdition> editions;

    EditionCache(long maxBytes) {
        this.editions = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Long sequence, ArchivedEdition edition) -> size(edition))
                .executor(Runnable::run)
                .build();
    }

    private static int size(ArchivedEdition edition) {
        return edition.json().length + edition.path().length() + ENTRY_OVERHEAD_BYTES;
    }

    /** The edition of a document of a searcher. */
    ArchivedEdition read(IndexSearcher searcher, int document) throws IOException {
        var segments = searcher.getIndexReader().leaves();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        int local = document - segment.docBase;
        long sequence = NumericValues.of(segment, Fields.SEQUENCE).at(local);
        ArchivedEdition known = editions.getIfPresent(sequence);
        if (known != null) {
            return known;
        }
        ArchivedEdition stored = EditionDocument.read(segment.reader().storedFields(), local);
        editions.put(sequence, stored);
        return stored;
    }

    /** Current size, in bytes. */
    long bytes() {
        editions.cleanUp();
        return editions.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
