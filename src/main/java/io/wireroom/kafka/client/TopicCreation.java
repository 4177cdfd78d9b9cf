package io.wireroom.kafka.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates topics that are missing, and waits until they are visible to clients. Existing topics are not changed. */
final class TopicCreation {
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration VISIBILITY_POLL = Duration.ofMillis(50);

    private final KafkaClient<Admin> admin;
    private final TopicDescriptions descriptions;
    private final String servers;

    /** @param servers for the messages of errors */
    TopicCreation(KafkaClient<Admin> admin, TopicDescriptions descriptions, String servers) {
        this.admin = admin;
        this.descriptions = descriptions;
        this.servers = servers;
    }

    /**
     * @param policies configuration by topic
     * @param partitions number of partitions of new topics
     * @param replication replication factor of new topics; null for the broker's default
     * @return the names of the created topics
     */
    List<String> create(Map<String, Map<String, String>> policies, int partitions, @Nullable Short replication) {
        Map<String, TopicDescription> present = descriptions.of(List.copyOf(policies.keySet()));
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
        while (descriptions.of(made).size() < made.size()) {
            if (System.nanoTime() > giveUp) {
                throw new KafkaUnreachableException(servers, new TimeoutException("new topics don't appear: " + made));
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

    private boolean tryCreate(NewTopic topic) {
        try {
            await(admin.get().createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException madeByAnotherReplica) {
            return false;
        }
    }

    private <T> T await(KafkaFuture<T> answer) {
        return AdminResult.await(answer, servers);
    }
}
