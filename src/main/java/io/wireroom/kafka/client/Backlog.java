package io.wireroom.kafka.client;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The records that a consumer group has not processed, for each partition. */
public record Backlog(Map<TopicPartition, PartitionBacklog> partitions) {

    /**
     * @param position offset of the next record to process
     * @param records approximate number of committed records from there on; transaction markers may be counted
     */
    public record PartitionBacklog(long position, long records) {}

    public Backlog {
        partitions = Map.copyOf(partitions);
    }

    /** Number of records in all partitions. */
    public long records() {
        return partitions.values().stream().mapToLong(PartitionBacklog::records).sum();
    }
}
