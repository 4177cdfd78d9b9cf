package io.wireroom.kafka.client;

import io.wireroom.route.TopicState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The state of the topics of routes, checked every few seconds. Articles are not sent to a topic that is missing or not writable,
 * so that it does not stop the pipeline.
 *
 * <p>A topic that disappears between two checks fails the transaction. Kafka Streams repeats it until the next check.
 */
public final class RouteTopics implements TopicState.Lookup, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RouteTopics.class);

    private final Topics topics;
    private final CreationSettings creation;
    private final Duration interval;
    private final Map<String, TopicState> known = new ConcurrentHashMap<>();
    private final Thread checker = Thread.ofVirtual().name("route-topics").unstarted(this::checkRepeatedly);

    private volatile Set<String> current = Set.of();

    /**
     * How missing topics are created.
     *
     * @param enabled whether they are created
     * @param replication replication factor; null for the brokers' default
     */
    public record CreationSettings(
            boolean enabled, int partitions, @Nullable Short replication) {}

    public RouteTopics(Topics topics, CreationSettings creation, Duration interval) {
        this.topics = topics;
        this.creation = creation;
        this.interval = interval;
    }

    /**
     * Sets the topics to check, and creates missing ones if configured.
     *
     * @return the topics that are still missing
     */
    public List<String> setTopics(Set<String> names) {
        current = Set.copyOf(names);
        refresh(names);
        return names.stream()
                .filter(name -> known.get(name) instanceof TopicState.Missing)
                .sorted()
                .toList();
    }

    /**
     * The state at the last check.
     *
     * @throws KafkaException if it was not checked yet and Kafka does not respond
     */
    @Override
    public TopicState of(String topic) {
        TopicState state = known.get(topic);
        if (state == null) {
            refresh(Set.of(topic));
            state = known.get(topic);
        }
        return state == null ? new TopicState.Missing() : state;
    }

    /** Whether a topic accepted records at the last check. */
    public boolean isWritable(String topic) {
        return known.get(topic) instanceof TopicState.Writable;
    }

    public void start() {
        checker.start();
    }

    @Override
    public void close() {
        checker.interrupt();
    }

    private void checkRepeatedly() {
        try {
            while (true) {
                Thread.sleep(interval);
                try {
                    known.keySet().retainAll(current); // others are checked again when an article needs them
                    refresh(current);
                } catch (KafkaException e) {
                    LOG.debugf("Routes' topics can't be checked: %s", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh(Set<String> names) {
        if (names.isEmpty()) {
            return;
        }
        if (creation.enabled() && current.containsAll(names)) {
            topics.createRoutes(names, creation.partitions(), creation.replication());
        }
        topics.states(names).forEach(this::put);
    }

    private void put(String topic, TopicState state) {
        TopicState before = known.put(topic, state);
        if (before != null && current.contains(topic) && before.getClass() != state.getClass()) {
            LOG.warnf(
                    "The topic %s of a route %s",
                    topic,
                    switch (state) {
                        case TopicState.Writable writable -> "accepts records again";
                        case TopicState.Missing() -> "is gone: nothing is routed to it until it is there again";
                        case TopicState.Forbidden() -> "may not be written to: nothing is routed to it until it may be";
                    });
        }
    }
}
