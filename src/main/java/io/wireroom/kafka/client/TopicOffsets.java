package io.wireroom.kafka.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The offsets of topics and of consumer groups. Only committed records count. */
public final class TopicOffsets {
    private final KafkaClient<Admin> admin;
    private final TopicDescriptions descriptions;
    private final String servers;

    /** @param servers for the messages of errors */
    TopicOffsets(KafkaClient<Admin> admin, TopicDescriptions descriptions, String servers) {
        this.admin = admin;
        this.descriptions = descriptions;
        this.servers = servers;
    }

    /**
     * Offsets of a partition.
     *
     * @param from first available offset
     * @param to offset after the last committed record
     */
    public record Range(long from, long to) {}

    /** Available offsets of a partition; empty if it does not exist. */
    public Optional<Range> range(String topic, int partition) {
        if (descriptions.partitions(topic) <= partition) {
            return Optional.empty();
        }
        TopicPartition topicPartition = new TopicPartition(topic, partition);
        return Optional.of(new Range(
                offsets(Set.of(topicPartition), OffsetSpec.earliest()).getOrDefault(topicPartition, 0L),
                offsets(Set.of(topicPartition), OffsetSpec.latest()).getOrDefault(topicPartition, 0L)));
    }

    /** Whether the topic exists and contains anything. */
    public boolean hasRecords(String topic) {
        Set<TopicPartition> partitions = all(topic, descriptions.partitions(topic));
        return !partitions.isEmpty()
                && !offsets(partitions, OffsetSpec.earliest()).equals(offsets(partitions, OffsetSpec.latest()));
    }

    /** For each partition, the offset after the last committed record. */
    public Map<Integer, Long> ends(String topic) {
        Map<Integer, Long> ends = new HashMap<>();
        offsets(all(topic, descriptions.partitions(topic)), OffsetSpec.latest())
                .forEach((partition, offset) -> ends.put(partition.partition(), offset));
        return ends;
    }

    /**
     * The committed records that a consumer group has not processed. Partitions of {@code topic} without a committed position
     * count from their beginning, other topics from their committed positions.
     */
    public Backlog backlog(String group, String topic) {
        Map<TopicPartition, Long> positions =
                new HashMap<>(offsets(all(topic, descriptions.partitions(topic)), OffsetSpec.earliest()));
        await(admin.get().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group))
                .forEach((partition, position) -> positions.put(partition, position.offset()));
        Map<TopicPartition, Long> ends = offsets(positions.keySet(), OffsetSpec.latest());
        Map<TopicPartition, Backlog.PartitionBacklog> waiting = new HashMap<>();
        positions.forEach((partition, position) -> waiting.put(
                partition,
                new Backlog.PartitionBacklog(position, Math.max(0, ends.getOrDefault(partition, 0L) - position))));
        return new Backlog(waiting);
    }

    private static Set<TopicPartition> all(String topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(admin.get()
                        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private <T> T await(KafkaFuture<T> answer) {
        return AdminResult.await(answer, servers);
    }
}
