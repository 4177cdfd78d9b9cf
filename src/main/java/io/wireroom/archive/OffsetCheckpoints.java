package io.wireroom.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * Milestones of reading: how far each partition had been read when so many changes had been. They turn a position in the
 * log into a place in the order of reading, near enough for a search to begin there. Immutable; at most {@value #MOST}.
 *
 * <p>The law of a mark: changes read before it lie before its positions, all others at or after them.
 */
final class OffsetCheckpoints {
    private static final int MOST = 1024;
    private static final int CLOSEST = 1024;

    record Mark(long read, PartitionOffsets positions) {}

    static final OffsetCheckpoints START = new OffsetCheckpoints(List.of(new Mark(0, PartitionOffsets.START)), CLOSEST);

    private final List<Mark> marks;
    private final long distance;

    private OffsetCheckpoints(List<Mark> marks, long distance) {
        this.marks = marks;
        this.distance = distance;
    }

    /** These and one more, if it is far enough from the last. */
    OffsetCheckpoints plus(long read, PartitionOffsets positions) {
        if (read < marks.getLast().read() + distance) {
            return this;
        }
        List<Mark> more = new ArrayList<>(marks.size() + 1);
        boolean thin = marks.size() >= MOST;
        for (int i = 0; i < marks.size(); i += thin ? 2 : 1) {
            more.add(marks.get(i));
        }
        more.add(new Mark(read, positions));
        return new OffsetCheckpoints(List.copyOf(more), thin ? distance * 2 : distance);
    }

    /** The last mark that the positions reach: whatever lies beyond the positions was read after it. */
    Mark before(PartitionOffsets from) {
        int low = 0;
        int high = marks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (from.reaches(marks.get(middle).positions())) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return marks.get(low);
    }

    /** The last mark at or before a change. */
    Mark before(long read) {
        int low = 0;
        int high = marks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (marks.get(middle).read() <= read) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return marks.get(low);
    }
}
