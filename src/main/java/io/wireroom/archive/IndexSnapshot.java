package io.wireroom.archive;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * All that belongs to the archive's content at one moment; whoever makes one hands over a reference to the reader.
 *
 * @param read how many changes had been read
 */
record IndexSnapshot(
        IndexSearcher searcher,
        DirectoryReader reader,
        PartitionOffsets positions,
        Tail tail,
        OffsetCheckpoints marks,
        long read) {

    IndexSnapshot(DirectoryReader reader, PartitionOffsets positions, Tail tail, OffsetCheckpoints marks, long read) {
        this(new IndexSearcher(reader), reader, positions, tail, marks, read);
    }

    /** Takes a reference to the reader, unless the last one has gone. */
    boolean hold() {
        return reader.tryIncRef();
    }

    void release() throws IOException {
        reader.decRef();
    }
}
