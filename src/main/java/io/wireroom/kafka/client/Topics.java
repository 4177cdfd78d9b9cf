package io.wireroom.kafka.client;

import io.wireroom.route.TopicState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Administration of the topics. Methods send requests to Kafka. They throw {@link KafkaUnreachableException} without a response within
 * ten seconds, {@link KafkaRefusedException} for wrong credentials or missing rights, and other {@link KafkaException}s on errors.
 */
public final class Topics implements AutoCloseable {
    /** Size of a record without its value: headers, and the header of the batch. */
    private static final int RECORD_ROOM = 32 << 10;

    private final KafkaSettings kafka;
    private final TopicNames names;
    private final KafkaClient<Admin> admin;
    private final TopicDescriptions descriptions;
    private final TopicCreation creation;
    private final TopicOffsets offsets;

    /** @throws KafkaException if the settings are invalid, with the reason as its cause */
    public Topics(KafkaSettings kafka, TopicNames names) {
        this.kafka = kafka;
        this.names = names;
        Map<String, Object> defaults = Map.of("default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000);
        this.admin = new KafkaClient<>(kafka, () -> Admin.create(kafka.client("topics", defaults, Map.of())));
        this.descriptions = new TopicDescriptions(admin, kafka.bootstrapServers());
        this.creation = new TopicCreation(admin, descriptions, kafka.bootstrapServers());
        this.offsets = new TopicOffsets(admin, descriptions, kafka.bootstrapServers());
    }

    public TopicOffsets offsets() {
        return offsets;
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
        return creation.create(TopicPolicy.of(names), partitions, replication);
    }

    /** Creates missing topics of routes in the same way. */
    List<String> createRoutes(Set<String> topics, int partitions, @Nullable Short replication) {
        return creation.create(TopicPolicy.ofRoutes(topics), partitions, replication);
    }

    /** Creates the topic whose records have the brokers' timestamps, if it is missing. */
    public void createClockTopic(String topic, int partitions, @Nullable Short replication) {
        creation.create(TopicPolicy.ofClock(topic), partitions, replication);
    }

    /** @throws TopicsMissingException if a topic does not exist */
    public void check() {
        Set<String> present = descriptions.of(names.all()).keySet();
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
        return descriptions.of(topic).map(found -> clusterId() + "/" + found.topicId());
    }

    /** Number of partitions; empty if the topic does not exist. */
    public Optional<Integer> partitions(String topic) {
        return descriptions.of(topic).map(found -> found.partitions().size());
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

    private <T> T await(KafkaFuture<T> answer) {
        return AdminResult.await(answer, kafka.bootstrapServers());
    }
}
