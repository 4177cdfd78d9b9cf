package io.wireroom.archive;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** In-memory state of the archive, rebuilt from an existing index. */
record RestoredState(LatestEditions latest, OffsetCheckpoints checkpoints) {
    private static final int INTERVALS = 512;

    static RestoredState empty() {
        return new RestoredState(new LatestEditions(), OffsetCheckpoints.START);
    }

    static RestoredState from(DirectoryReader reader, long sequence) throws IOException {
        var latest = new LatestEditions();
        // The highest offsets of each partition in each interval of the read order.
        long interval = Math.max(1, Math.ceilDiv(sequence, INTERVALS));
        var furthest = new long[INTERVALS + 1][0];
        for (LeafReaderContext segment : reader.leaves()) {
            scan(segment, latest, furthest, interval);
        }
        return new RestoredState(latest, checkpoints(furthest, interval));
    }

    private static void scan(LeafReaderContext segment, LatestEditions latest, long[][] furthest, long interval)
            throws IOException {
        var ids = NumericValues.of(segment, Fields.ID);
        var revisions = NumericValues.of(segment, Fields.REVISION);
        var partitions = NumericValues.of(segment, Fields.PARTITION);
        var offsets = NumericValues.of(segment, Fields.OFFSET);
        var firstRecords = NumericValues.of(segment, Fields.FIRST_RECORD);
        var sequences = NumericValues.of(segment, Fields.SEQUENCE);
        @Nullable Bits live = segment.reader().getLiveDocs();
        for (int document = 0; document < segment.reader().maxDoc(); document++) {
            if (live == null || live.get(document)) {
                int partition = (int) partitions.at(document);
                latest.put(
                        ids.at(document),
                        partition,
                        (int) revisions.at(document),
                        FirstRecord.decode(firstRecords.at(document)));
                int index = (int) (sequences.at(document) / interval);
                long[] row = furthest[index];
                furthest[index] = row = partition < row.length ? row : Arrays.copyOf(row, partition + 1);
                row[partition] = Math.max(row[partition], offsets.at(document) + 1);
            }
        }
    }

    private static OffsetCheckpoints checkpoints(long[][] furthest, long interval) {
        OffsetCheckpoints checkpoints = OffsetCheckpoints.START;
        PartitionOffsets positions = PartitionOffsets.START;
        for (int i = 0; i < furthest.length; i++) {
            checkpoints = checkpoints.plus(i * interval, positions);
            positions = positions.furthest(PartitionOffsets.of(furthest[i]));
        }
        return checkpoints;
    }
}
