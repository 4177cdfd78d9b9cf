package io.wireroom.archive;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * The archive's state at one moment. It owns a reference to the reader.
 *
 * @param sequence number of changes read
 * @param editions cache of the archive's editions
 */
record IndexSnapshot(
        IndexSearcher searcher,
        DirectoryReader reader,
        PartitionOffsets positions,
        RecentChanges recentChanges,
        OffsetCheckpoints checkpoints,
        long sequence,
        EditionCache editions) {

    IndexSnapshot(
            DirectoryReader reader,
            PartitionOffsets positions,
            RecentChanges recentChanges,
            OffsetCheckpoints checkpoints,
            long sequence,
            EditionCache editions) {
        this(new IndexSearcher(reader), reader, positions, recentChanges, checkpoints, sequence, editions);
    }

    /** Acquires a reference to the reader. Fails if the last one was released. */
    boolean acquire() {
        return reader.tryIncRef();
    }

    void release() throws IOException {
        reader.decRef();
    }
}
