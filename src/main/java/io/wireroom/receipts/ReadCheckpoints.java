package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Limits the checkpoints of a consumer. Merging is associative and commutative, so that all replicas keep the same ones. */
final class ReadCheckpoints {
    private static final int MAX_CHECKPOINTS = 64;
    private static final int MIN_CHECKPOINTS = 4;

    /** Approximate size of all checkpoints of a consumer on the topic. */
    private static final int MAX_BYTES = 16_384;

    private static final int BYTES_PER_CHECKPOINT = 70;
    private static final int BYTES_PER_PARTITION = 6;

    private static final Comparator<ReadCheckpoint> BY_TIME = Comparator.comparing(ReadCheckpoint::at)
            .thenComparing(mark -> mark.positions().toString());

    private static final Comparator<ReadCheckpoint> REMOVAL_ORDER =
            Comparator.comparing(ReadCheckpoint::withdrawal).thenComparing(BY_TIME);

    private ReadCheckpoints() {}

    /**
     * Merges both lists by time. If there are too many, ordinary checkpoints are removed before those of withdrawals, the oldest
     * first.
     */
    static List<ReadCheckpoint> merge(
            List<ReadCheckpoint> some, List<ReadCheckpoint> others, PartitionOffsets furthest) {
        if (others.isEmpty() || some.equals(others)) {
            return some;
        }
        Map<PartitionOffsets, ReadCheckpoint> all = new HashMap<>();
        some.forEach(mark -> all.merge(mark.positions(), mark, ReadCheckpoints::earlier));
        others.forEach(mark -> all.merge(mark.positions(), mark, ReadCheckpoints::earlier));
        int most = Math.clamp(
                MAX_BYTES / (BYTES_PER_CHECKPOINT + BYTES_PER_PARTITION * furthest.partitions()),
                MIN_CHECKPOINTS,
                MAX_CHECKPOINTS);
        return all.values().stream()
                .sorted(REMOVAL_ORDER)
                .skip(Math.max(0, all.size() - most))
                .sorted(BY_TIME)
                .toList();
    }

    private static ReadCheckpoint earlier(ReadCheckpoint one, ReadCheckpoint other) {
        ReadCheckpoint first = one.at().isAfter(other.at()) ? other : one;
        return new ReadCheckpoint(first.positions(), first.at(), one.withdrawal() || other.withdrawal());
    }
}
