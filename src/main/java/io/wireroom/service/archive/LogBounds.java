package io.wireroom.service.archive;

import io.wireroom.archive.PartitionOffsets;
import io.wireroom.kafka.client.TopicOffsets.Range;
import java.util.Optional;
import java.util.function.IntFunction;

/** The offsets that a log has. */
final class LogBounds {
    private LogBounds() {}

    /**
     * The reason why an archive can't follow the log from these positions; empty if it can. This is the rule that the follower applies to an archive
     * of its own.
     *
     * @param ranges the offsets of a partition; empty if it does not exist
     */
    static Optional<String> violation(PartitionOffsets positions, IntFunction<Optional<Range>> ranges) {
        for (int partition = 0; partition < positions.partitions(); partition++) {
            long next = positions.next(partition);
            if (next > 0) {
                Optional<Range> range = ranges.apply(partition);
                if (range.isEmpty()) {
                    return Optional.of("the log has no partition " + partition);
                }
                if (next < range.get().from() || next > range.get().to()) {
                    return Optional.of("it is at offset %d of partition %d, and the log has %d to %d"
                            .formatted(
                                    next,
                                    partition,
                                    range.get().from(),
                                    range.get().to()));
                }
            }
        }
        return Optional.empty();
    }
}
