package io.wireroom.kafka.client;

import io.wireroom.route.TopicState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Administration of the topics. Methods send requests to Kafka. They throw {@link KafkaUnreachableException} without a response within
 * ten seconds, {@link KafkaRefusedException} for wrong credentials or missing rights, and other {@link KafkaException}s on errors.
 */
public final class Topics implements AutoCloseable {
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration VISIBILITY_POLL = Duration.ofMillis(50);

    /** Size of a record without its value: headers, and the header of the batch. */
    private static final int RECORD_ROOM = 32 << 10;

    private final KafkaSettings kafka;
    private final TopicNames names;
    private final KafkaClient<Admin> admin;

    /** @throws KafkaException if the settings are invalid, with the reason as its cause */
    public Topics(KafkaSettings kafka, TopicNames names) {
        this.kafka = kafka;
        this.names = names;
        Map<String, Object> defaults = Map.of("default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000);
        this.admin = new KafkaClient<>(kafka, () -> Admin.create(kafka.client("topics", defaults, Map.of())));
    }

    /**
     * Creates missing topics with their configuration and waits until they are visible to clients. Existing topics are not
     * changed.
     *
     * @param partitions number of partitions of new topics
     * @param replication replication factor of new topics; null for the broker's default
     * @return the names of the created topics
     */
    public List<String> create(int partitions, @Nullable Short replication) {
        return create(TopicPolicy.of(names), partitions, replication);
    }

    /** Creates missing topics of routes in the same way. */
    List<String> createRoutes(Set<String> topics, int partitions, @Nullable Short replication) {
        return create(TopicPolicy.ofRoutes(topics), partitions, replication);
    }

    /** Creates the topic whose records have the brokers' timestamps, if it is missing. */
    public void createClockTopic(String topic, int partitions, @Nullable Short replication) {
        create(TopicPolicy.ofClock(topic), partitions, replication);
    }

    private List<String> create(
            Map<String, Map<String, String>> policies, int partitions, @Nullable Short replication) {
        Map<String, TopicDescription> present = describe(List.copyOf(policies.keySet()));
        List<String> made = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> wanted : policies.entrySet()) {
            String name = wanted.getKey();
            NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.ofNullable(replication));
            if (!present.containsKey(name) && tryCreate(topic.configs(wanted.getValue()))) {
                made.add(name);
            }
        }
        awaitVisible(made);
        return made;
    }

    /** Waits until all brokers return the topics. The controller reports a topic as created slightly earlier. */
    private void awaitVisible(List<String> made) {
        long giveUp = System.nanoTime() + VISIBILITY_TIMEOUT.toNanos();
        while (describe(made).size() < made.size()) {
            if (System.nanoTime() > giveUp) {
                throw new KafkaUnreachableException(
                        kafka.bootstrapServers(), new TimeoutException("new topics don't appear: " + made));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(VISIBILITY_POLL);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** @throws TopicsMissingException if a topic does not exist */
    public void check() {
        Set<String> present = describe(names.all()).keySet();
        List<String> missing =
                names.all().stream().filter(name -> !present.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new TopicsMissingException(missing);
        }
    }

    /**
     * Identifies a log. The identity differs after a topic was deleted and created again, and between clusters. Offsets are
     * valid for one identity only. Empty if the topic does not exist.
     */
    public Optional<String> identity(String topic) {
        return describe(topic).map(found -> clusterId() + "/" + found.topicId());
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
        if (partitions(topic).orElse(0) <= partition) {
            return Optional.empty();
        }
        TopicPartition topicPartition = new TopicPartition(topic, partition);
        return Optional.of(new Range(
                offsets(Set.of(topicPartition), OffsetSpec.earliest()).getOrDefault(topicPartition, 0L),
                offsets(Set.of(topicPartition), OffsetSpec.latest()).getOrDefault(topicPartition, 0L)));
    }

    /** Whether the topic exists and contains anything. */
    public boolean hasRecords(String topic) {
        Set<TopicPartition> partitions = all(topic, partitions(topic).orElse(0));
        return !partitions.isEmpty()
                && !offsets(partitions, OffsetSpec.earliest()).equals(offsets(partitions, OffsetSpec.latest()));
    }

    /** For each partition, the offset after the last committed record. */
    public Map<Integer, Long> ends(String topic) {
        Map<Integer, Long> ends = new HashMap<>();
        offsets(all(topic, partitions(topic).orElse(0)), OffsetSpec.latest())
                .forEach((partition, offset) -> ends.put(partition.partition(), offset));
        return ends;
    }

    /** Number of partitions; empty if the topic does not exist. */
    public Optional<Integer> partitions(String topic) {
        return describe(topic).map(found -> found.partitions().size());
    }

    /**
     * The topic's {@code max.message.bytes}: the maximum size of a compressed record batch, in bytes.
     *
     * @throws TopicsMissingException if the topic does not exist
     */
    public int maxMessageBytes(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config = await(admin.get().describeConfigs(List.of(resource)).all())
                    .values()
                    .iterator()
                    .next();
            return Integer.parseInt(
                    config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        } catch (UnknownTopicOrPartitionException missing) {
            throw new TopicsMissingException(List.of(topic));
        }
    }

    /** Whether each of these topics takes records of this client, and how large ones. */
    Map<String, TopicState> states(Set<String> topics) {
        DescribeTopicsResult result =
                admin.get().describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true));
        Map<String, TopicState> states = new HashMap<>();
        result.topicNameValues().forEach((topic, description) -> states.put(topic, state(topic, description)));
        return states;
    }

    private TopicState state(String topic, KafkaFuture<TopicDescription> description) {
        try {
            Set<AclOperation> allowed = await(description).authorizedOperations();
            return allowed == null || allowed.isEmpty() || allowed.contains(AclOperation.WRITE)
                    ? new TopicState.Writable(maxMessageBytes(topic) - RECORD_ROOM)
                    : new TopicState.Forbidden();
        } catch (UnknownTopicOrPartitionException | TopicsMissingException missing) {
            return new TopicState.Missing();
        } catch (AuthorizationException forbidden) {
            return new TopicState.Forbidden();
        }
    }

    /**
     * The committed records that a consumer group has not processed. Partitions of {@code topic} without a committed position
     * count from their beginning, other topics from their committed positions.
     */
    public Backlog backlog(String group, String topic) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions(topic).ifPresent(count -> positions.putAll(offsets(all(topic, count), OffsetSpec.earliest())));
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

    @Override
    public void close() {
        Admin made = admin.ifCreated();
        if (made != null) {
            made.close();
        }
    }

    private String clusterId() {
        return await(admin.get().describeCluster().clusterId());
    }

    private Optional<TopicDescription> describe(String topic) {
        return Optional.ofNullable(describe(List.of(topic)).get(topic));
    }

    private Map<String, TopicDescription> describe(List<String> topics) {
        DescribeTopicsResult result = admin.get().describeTopics(topics);
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        Map<String, TopicAuthorizationException> forbidden = new TreeMap<>();
        result.topicNameValues().forEach((name, description) -> {
            try {
                found.put(name, await(description));
            } catch (UnknownTopicOrPartitionException missing) {
                // Missing topics are absent from the result.
            } catch (TopicAuthorizationException refused) {
                forbidden.put(name, refused);
            }
        });
        if (!forbidden.isEmpty()) {
            throw KafkaRefusedException.topics(
                    kafka.bootstrapServers(),
                    List.copyOf(forbidden.keySet()),
                    forbidden.values().iterator().next());
        }
        return found;
    }

    private boolean tryCreate(NewTopic topic) {
        try {
            await(admin.get().createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException madeByAnotherReplica) {
            return false;
        }
    }

    private <T> T await(KafkaFuture<T> result) {
        return AdminResult.await(result, kafka.bootstrapServers());
    }
}
