package io.wireroom.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * Checkpoints of the read order: the positions after a number of changes. They map log positions to an approximate start in
 * the read order for a search. Immutable, with at most {@value #MAX_CHECKPOINTS} checkpoints.
 *
 * <p>Invariant of a checkpoint: changes read before it are before its positions, all others at or after them.
 */
final class OffsetCheckpoints {
    private static final int MAX_CHECKPOINTS = 1024;
    private static final int MIN_DISTANCE = 1024;

    record Checkpoint(long sequence, PartitionOffsets positions) {}

    static final OffsetCheckpoints START =
            new OffsetCheckpoints(List.of(new Checkpoint(0, PartitionOffsets.START)), MIN_DISTANCE);

    private final List<Checkpoint> checkpoints;
    private final long distance;

    private OffsetCheckpoints(List<Checkpoint> checkpoints, long distance) {
        this.checkpoints = checkpoints;
        this.distance = distance;
    }

    /** Adds a checkpoint if the distance to the last one is sufficient. */
    OffsetCheckpoints plus(long sequence, PartitionOffsets positions) {
        if (sequence < checkpoints.getLast().sequence() + distance) {
            return this;
        }
        List<Checkpoint> more = new ArrayList<>(checkpoints.size() + 1);
        boolean thin = checkpoints.size() >= MAX_CHECKPOINTS;
        for (int i = 0; i < checkpoints.size(); i += thin ? 2 : 1) {
            more.add(checkpoints.get(i));
        }
        more.add(new Checkpoint(sequence, positions));
        return new OffsetCheckpoints(List.copyOf(more), thin ? distance * 2 : distance);
    }

    /**
     * The last checkpoint that the positions have reached. All changes at or after the positions were read after it.
     */
    Checkpoint before(PartitionOffsets from) {
        int low = 0;
        int high = checkpoints.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (from.reaches(checkpoints.get(middle).positions())) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return checkpoints.get(low);
    }

    /** The last checkpoint at or before a change. */
    Checkpoint before(long sequence) {
        int low = 0;
        int high = checkpoints.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (checkpoints.get(middle).sequence() <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return checkpoints.get(low);
    }
}
