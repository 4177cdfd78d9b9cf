package io.wireroom.archive;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** What the archive remembers of its content besides the index, read from an index that was there. */
record Restored(LatestEditions latest, OffsetCheckpoints marks) {
    private static final int MARKS = 512;

    static Restored nothing() {
        return new Restored(new LatestEditions(), OffsetCheckpoints.START);
    }

    static Restored from(DirectoryReader reader, long read) throws IOException {
        var latest = new LatestEditions();
        // The furthest offset of each partition among the changes of each stretch of reading.
        long stretch = Math.max(1, Math.ceilDiv(read, MARKS));
        var furthest = new long[MARKS + 1][0];
        for (LeafReaderContext segment : reader.leaves()) {
            scan(segment, latest, furthest, stretch);
        }
        return new Restored(latest, marks(furthest, stretch));
    }

    private static void scan(LeafReaderContext segment, LatestEditions latest, long[][] furthest, long stretch)
            throws IOException {
        var ids = Numbers.of(segment, Fields.ID);
        var revisions = Numbers.of(segment, Fields.REVISION);
        var partitions = Numbers.of(segment, Fields.PARTITION);
        var offsets = Numbers.of(segment, Fields.OFFSET);
        var reads = Numbers.of(segment, Fields.READ);
        @Nullable Bits live = segment.reader().getLiveDocs();
        for (int document = 0; document < segment.reader().maxDoc(); document++) {
            if (live == null || live.get(document)) {
                int partition = (int) partitions.at(document);
                latest.put(ids.at(document), partition, (int) revisions.at(document));
                int index = (int) (reads.at(document) / stretch);
                long[] row = furthest[index];
                furthest[index] = row = partition < row.length ? row : Arrays.copyOf(row, partition + 1);
                row[partition] = Math.max(row[partition], offsets.at(document) + 1);
            }
        }
    }

    private static OffsetCheckpoints marks(long[][] furthest, long stretch) {
        OffsetCheckpoints marks = OffsetCheckpoints.START;
        PartitionOffsets positions = PartitionOffsets.START;
        for (int i = 0; i < furthest.length; i++) {
            marks = marks.plus(i * stretch, positions);
            positions = positions.furthest(PartitionOffsets.of(furthest[i]));
        }
        return marks;
    }
}
