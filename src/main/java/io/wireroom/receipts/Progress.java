package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a consumer has read. Immutable.
 *
 * @param log identity of the log that the positions belong to
 * @param channel how the consumer read last: {@code changes}, {@code stream}, {@code hugo} or {@code webhook}
 * @param positions the furthest that it came back with: it has everything before them
 * @param sent the furthest that it was sent: it may have everything before them
 * @param reached when it came back with {@code positions}
 * @param seen when it came back, or was sent something, last
 * @param marks earlier times and positions, in the order of time
 * @param views how far it has read with which rights, by their fingerprint; empty in records from before rights were kept
 */
public record Progress(
        String log,
        String channel,
        PartitionOffsets positions,
        PartitionOffsets sent,
        Instant reached,
        Instant seen,
        List<Mark> marks,
        Map<Long, RightsView> views) {

    /** Views that are kept of a consumer, those with the highest turns. */
    private static final int MOST_VIEWS = 8;

    public Progress {
        marks = List.copyOf(marks);
        views = Map.copyOf(views);
    }

    /** A consumer that came back once. */
    static Progress returned(String log, String channel, PartitionOffsets positions, Instant at) {
        return new Progress(log, channel, positions, positions, at, at, List.of(), Map.of());
    }

    /** A consumer that was sent everything before these positions once. */
    static Progress sent(String log, String channel, PartitionOffsets positions, Instant at) {
        return new Progress(log, channel, PartitionOffsets.START, positions, at, at, List.of(), Map.of());
    }

    /** With what it has read with these rights. */
    Progress with(long rights, RightsView view) {
        return new Progress(log, channel, positions, sent, reached, seen, marks, merge(views, Map.of(rights, view)));
    }

    /**
     * What both show. Positions are the furthest of each partition: a consumer that reads older changes again still has the later ones.
     * Positions of another log are worth nothing; the log that was read last counts.
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
                Marks.merge(marks, other.marks, furthest),
                merge(views, other.views));
    }

    private static Map<Long, RightsView> merge(Map<Long, RightsView> some, Map<Long, RightsView> others) {
        Map<Long, RightsView> all = new HashMap<>(some);
        others.forEach((rights, view) -> all.merge(rights, view, RightsView::merge));
        return all.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, RightsView>>comparingInt(
                                each -> each.getValue().turn())
                        .thenComparing(Map.Entry::getKey)
                        .reversed())
                .limit(MOST_VIEWS)
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

    /** Whether the other has gone further, or was sent more. */
    boolean isBehind(Progress other) {
        return !log.equals(other.log)
                || !positions.reaches(other.positions)
                || !sent.reaches(other.sent)
                || !hasViews(other);
    }

    /** Whether it has read as far as the other with all rights. */
    boolean hasViews(Progress other) {
        return other.views.entrySet().stream().allMatch(each -> {
            RightsView view = views.get(each.getKey());
            return view != null && view.reaches(each.getValue());
        });
    }

    /** The furthest positions of all marks. */
    PartitionOffsets marked() {
        return marks.stream().map(Mark::positions).reduce(PartitionOffsets.START, PartitionOffsets::furthest);
    }

    /** With a mark of its positions. */
    Progress mark(boolean withdrawal) {
        List<Mark> mark = List.of(new Mark(positions, reached, withdrawal));
        return new Progress(log, channel, positions, sent, reached, seen, Marks.merge(mark, marks, positions), views);
    }

    /** A time at which it had everything before this offset. It may have had it earlier. Only if its positions are beyond the offset. */
    Instant hadBy(int partition, long offset) {
        return marks.stream()
                .filter(mark -> mark.positions().next(partition) > offset)
                .map(Mark::at)
                .min(Instant::compareTo)
                .orElse(reached);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
