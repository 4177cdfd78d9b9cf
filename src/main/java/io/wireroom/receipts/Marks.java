package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Limits the checkpoints of a consumer. Merging is associative and commutative, so that all replicas keep the same ones. */
final class Marks {
    private static final int MOST = 64;
    private static final int FEWEST = 4;

    /** Approximate size of all checkpoints of a consumer on the topic. */
    private static final int MAX_BYTES = 16_384;

    private static final int BYTES_PER_MARK = 70;
    private static final int BYTES_PER_PARTITION = 6;

    private static final Comparator<Mark> IN_TIME = Comparator.comparing(Mark::at)
            .thenComparing(mark -> mark.positions().toString());

    private static final Comparator<Mark> LEAST_FIRST =
            Comparator.comparing(Mark::withdrawal).thenComparing(IN_TIME);

    private Marks() {}

    /**
     * Merges both lists by time. If there are too many, ordinary checkpoints are removed before those of withdrawals, the oldest
     * first.
     */
    static List<Mark> merge(List<Mark> some, List<Mark> others, PartitionOffsets furthest) {
        if (others.isEmpty() || some.equals(others)) {
            return some;
        }
        Map<PartitionOffsets, Mark> all = new HashMap<>();
        some.forEach(mark -> all.merge(mark.positions(), mark, Marks::earlier));
        others.forEach(mark -> all.merge(mark.positions(), mark, Marks::earlier));
        int most = Math.clamp(MAX_BYTES / (BYTES_PER_MARK + BYTES_PER_PARTITION * furthest.partitions()), FEWEST, MOST);
        return all.values().stream()
                .sorted(LEAST_FIRST)
                .skip(Math.max(0, all.size() - most))
                .sorted(IN_TIME)
                .toList();
    }

    private static Mark earlier(Mark one, Mark other) {
        Mark first = one.at().isAfter(other.at()) ? other : one;
        return new Mark(first.positions(), first.at(), one.withdrawal() || other.withdrawal());
    }
}
