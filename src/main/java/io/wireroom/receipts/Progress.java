package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The positions that a consumer has read. Immutable.
 *
 * @param log identity of the log that the positions belong to
 * @param channel channel that the consumer used last: {@code changes}, {@code stream}, {@code hugo} or {@code webhook}
 * @param positions the furthest positions that it returned: it has everything before them
 * @param sent the furthest positions that it was sent: it may have everything before them
 * @param reached when it returned {@code positions}
 * @param seen time of its last request or delivery
 * @param marks earlier positions with their times, by time
 * @param views positions read with each of its rights, by fingerprint; empty in records of earlier versions
 */
public record Progress(
        String log,
        String channel,
        PartitionOffsets positions,
        PartitionOffsets sent,
        Instant reached,
        Instant seen,
        List<ReadCheckpoint> marks,
        Map<Long, RightsProgress> views) {

    /** Maximum number of views of a consumer. Those with the highest versions are kept. */
    private static final int MAX_VIEWS = 8;

    public Progress {
        marks = List.copyOf(marks);
        views = Map.copyOf(views);
    }

    /** A consumer that has returned one cursor. */
    static Progress returned(String log, String channel, PartitionOffsets positions, Instant at) {
        return new Progress(log, channel, positions, positions, at, at, List.of(), Map.of());
    }

    /** A consumer that was sent everything before these positions. */
    static Progress sent(String log, String channel, PartitionOffsets positions, Instant at) {
        return new Progress(log, channel, PartitionOffsets.START, positions, at, at, List.of(), Map.of());
    }

    /** A copy with a view. */
    Progress with(long rights, RightsProgress view) {
        return new Progress(log, channel, positions, sent, reached, seen, marks, merge(views, Map.of(rights, view)));
    }

    /**
     * Merges both. Positions are the maximum of each partition: a consumer that reads older changes again still has the later ones.
     * If the logs differ, the one that was read last counts.
     */
    Progress merge(Progress other) {
        if (!log.equals(other.log)) {
            int order = seen.compareTo(other.seen);
            return order > 0 || (order == 0 && log.compareTo(other.log) > 0) ? this : other;
        }
        PartitionOffsets furthest = positions.furthest(other.positions);
        return new Progress(
                log,
                seen.isBefore(other.seen) ? other.channel : channel,
                furthest,
                sent.furthest(other.sent),
                reachedBy(furthest, other),
                later(seen, other.seen),
                ReadCheckpoints.merge(marks, other.marks, furthest),
                merge(views, other.views));
    }

    private static Map<Long, RightsProgress> merge(Map<Long, RightsProgress> some, Map<Long, RightsProgress> others) {
        Map<Long, RightsProgress> all = new HashMap<>(some);
        others.forEach((rights, view) -> all.merge(rights, view, RightsProgress::merge));
        return all.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, RightsProgress>>comparingInt(
                                each -> each.getValue().rightsVersion())
                        .thenComparing(Map.Entry::getKey)
                        .reversed())
                .limit(MAX_VIEWS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Instant reachedBy(PartitionOffsets furthest, Progress other) {
        boolean here = furthest.equals(positions);
        boolean there = furthest.equals(other.positions);
        if (here && there) {
            return reached.isBefore(other.reached) ? reached : other.reached;
        }
        if (here || there) {
            return here ? reached : other.reached;
        }
        return later(reached, other.reached);
    }

    /** Whether the other has read or was sent more. */
    boolean isBehind(Progress other) {
        return !log.equals(other.log)
                || !positions.reaches(other.positions)
                || !sent.reaches(other.sent)
                || !hasViews(other);
    }

    /** Whether it has read as much as the other with each of its rights. */
    boolean hasViews(Progress other) {
        return other.views.entrySet().stream().allMatch(each -> {
            RightsProgress view = views.get(each.getKey());
            return view != null && view.reaches(each.getValue());
        });
    }

    /** The maximum positions of all checkpoints. */
    PartitionOffsets marked() {
        return marks.stream().map(ReadCheckpoint::positions).reduce(PartitionOffsets.START, PartitionOffsets::furthest);
    }

    /** A copy with a checkpoint at its positions. */
    Progress mark(boolean withdrawal) {
        List<ReadCheckpoint> mark = List.of(new ReadCheckpoint(positions, reached, withdrawal));
        return new Progress(
                log, channel, positions, sent, reached, seen, ReadCheckpoints.merge(mark, marks, positions), views);
    }

    /**
     * A time at which it had everything before this offset, as an upper bound. Requires that its positions are beyond the offset.
     */
    Instant hadBy(int partition, long offset) {
        return marks.stream()
                .filter(mark -> mark.positions().next(partition) > offset)
                .map(ReadCheckpoint::at)
                .min(Instant::compareTo)
                .orElse(reached);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
