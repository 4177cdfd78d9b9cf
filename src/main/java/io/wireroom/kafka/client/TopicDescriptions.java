package io.wireroom.kafka.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics exist, and their partitions. */
final class TopicDescriptions {
    private final KafkaClient<Admin> admin;
    private final String servers;

    /** @param servers for the messages of errors */
    TopicDescriptions(KafkaClient<Admin> admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /** Empty if the topic does not exist. */
    Optional<TopicDescription> of(String topic) {
        return Optional.ofNullable(of(List.of(topic)).get(topic));
    }

    /** Number of partitions; 0 if the topic does not exist. */
    int partitions(String topic) {
        return of(topic).map(found -> found.partitions().size()).orElse(0);
    }

    /** The topics that exist. */
    Map<String, TopicDescription> of(List<String> topics) {
        DescribeTopicsResult answer = admin.get().describeTopics(topics);
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        Map<String, TopicAuthorizationException> forbidden = new TreeMap<>();
        answer.topicNameValues().forEach((name, description) -> {
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
                    servers,
                    List.copyOf(forbidden.keySet()),
                    forbidden.values().iterator().next());
        }
        return found;
    }

    private <T> T await(KafkaFuture<T> answer) {
        return AdminResult.await(answer, servers);
    }
}
