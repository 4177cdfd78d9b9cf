package io.wireroom.rebuild;

import io.wireroom.kafka.client.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Queries Kafka for groups, topics and open transactions. Methods throw {@link KafkaException}s. */
final class KafkaAdmin implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Admin admin;
    private final Duration patience;

    /** @param patience maximum time to wait for open transactions */
    KafkaAdmin(KafkaSettings kafka, Duration patience) {
        Map<String, Object> defaults = Map.of("default.api.timeout.ms", 30_000, "request.timeout.ms", 10_000);
        this.admin = Admin.create(kafka.client("rebuild", defaults, Map.of()));
        this.patience = patience;
    }

    /** @throws RebuildRefusedException if the group has members */
    void requireInactive(String group) {
        boolean active;
        try {
            active = await(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .map(ConsumerGroupDescription::groupState)
                    .anyMatch(state -> state != GroupState.EMPTY && state != GroupState.DEAD);
        } catch (GroupIdNotFoundException none) {
            return;
        }
        if (active) {
            throw new RebuildRefusedException(
                    "the group " + group + " has members: stop every pipeline, and wait until its"
                            + " session has ended (wireroom.pipeline.session-timeout)");
        }
    }

    /** Whether the group has committed positions on this topic. */
    boolean hasPositions(String group, String topic) {
        return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group)).keySet().stream()
                .anyMatch(partition -> partition.topic().equals(topic));
    }

    /** Number of partitions; empty if the topic does not exist. */
    Optional<Integer> partitions(String topic) {
        try {
            return await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                    .map(found -> found.partitions().size())
                    .findFirst();
        } catch (UnknownTopicOrPartitionException missing) {
            return Optional.empty();
        }
    }

    /** Creates a compacted topic, unless it exists. */
    void create(String topic, int partitions, @Nullable Short replication, int maxMessageBytes) {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.ofNullable(replication))
                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(maxMessageBytes)));
        try {
            await(admin.createTopics(List.of(wanted)).all());
        } catch (TopicExistsException present) {
            return;
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        while (partitions(topic).isEmpty() && System.nanoTime() < giveUp) {
            pause();
        }
    }

    /**
     * The end offsets of a topic's partitions, after all open transactions before them have ended.
     *
     * @throws RebuildRefusedException if a transaction stays open, or if the topic does not exist
     */
    Map<TopicPartition, Long> committedEnds(String topic) {
        int count = partitions(topic).orElseThrow(() -> new RebuildRefusedException("Kafka has no topic " + topic));
        List<TopicPartition> partitions = IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            Map<TopicPartition, Long> all = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
            Map<TopicPartition, Long> committed = ends(partitions, IsolationLevel.READ_COMMITTED);
            if (partitions.stream().allMatch(each -> committed.getOrDefault(each, 0L) >= all.getOrDefault(each, 0L))) {
                return all;
            }
            if (System.nanoTime() > giveUp) {
                throw new RebuildRefusedException("a transaction on " + topic
                        + " is open: wait until it has timed out, or end it" + " with kafka-transactions.sh");
            }
            pause();
        }
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static <T> T await(KafkaFuture<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refused) {
                throw refused;
            }
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
