package io.wireroom.kafka.client;

import io.wireroom.kafka.client.Backlog.PartitionBacklog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds partitions in which records wait and none is processed, by comparing successive backlogs. Not thread-safe.
 *
 * <pre>{@code
 * stalled.note(topics.offsets().backlog(group, topic), System.nanoTime());
 * stalled.longest().ifPresent(worst -> log(worst.partition(), worst.waited()));
 * }</pre>
 */
public final class StalledPartitions {
    private final Map<TopicPartition, Since> waiting = new HashMap<>();
    private long now;

    /** @param nanos the time at which the position was seen first */
    private record Since(long position, long nanos) {}

    /**
     * A partition without progress.
     *
     * @param position offset of the record that is not processed
     * @param waited time since the record was first seen waiting
     */
    public record Stalled(TopicPartition partition, long position, Duration waited) {}

    /** @param nanos the time of the backlog, by {@link System#nanoTime()} */
    public void note(Backlog backlog, long nanos) {
        now = nanos;
        waiting.keySet().retainAll(backlog.partitions().keySet());
        backlog.partitions().forEach((partition, found) -> note(partition, found, nanos));
    }

    private void note(TopicPartition partition, PartitionBacklog found, long nanos) {
        Since before = waiting.get(partition);
        if (found.records() == 0) {
            waiting.remove(partition);
        } else if (before == null || before.position() != found.position()) {
            waiting.put(partition, new Since(found.position(), nanos));
        }
    }

    /** The one that has waited longest as of the latest backlog; empty if nothing waits. */
    public Optional<Stalled> longest() {
        return waiting.entrySet().stream()
                .map(entry -> new Stalled(
                        entry.getKey(),
                        entry.getValue().position(),
                        Duration.ofNanos(now - entry.getValue().nanos())))
                .max((one, other) -> one.waited().compareTo(other.waited()));
    }
}
