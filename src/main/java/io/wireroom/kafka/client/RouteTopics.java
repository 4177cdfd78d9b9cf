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
    private final Making making;
    private final Duration interval;
    private final Map<String, TopicState> known = new ConcurrentHashMap<>();
    private final Thread looking = Thread.ofVirtual().name("route-topics").unstarted(this::look);

    private volatile Set<String> inForce = Set.of();

    /**
     * How missing topics are created.
     *
     * @param wanted whether they are created
     * @param replication replication factor; null for the brokers' default
     */
    public record Making(
            boolean wanted, int partitions, @Nullable Short replication) {}

    public RouteTopics(Topics topics, Making making, Duration interval) {
        this.topics = topics;
        this.making = making;
        this.interval = interval;
    }

    /**
     * Sets the topics to check, and creates missing ones if configured.
     *
     * @return the topics that are still missing
     */
    public List<String> use(Set<String> names) {
        inForce = Set.copyOf(names);
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
        looking.start();
    }

    @Override
    public void close() {
        looking.interrupt();
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(interval);
                try {
                    known.keySet().retainAll(inForce); // others are checked again when an article needs them
                    refresh(inForce);
                } catch (KafkaException e) {
                    LOG.debugf("Routes' topics can't be looked at: %s", e.getMessage());
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
        if (making.wanted() && inForce.containsAll(names)) {
            topics.createRoutes(names, making.partitions(), making.replication());
        }
        topics.states(names).forEach(this::put);
    }

    private void put(String topic, TopicState state) {
        TopicState before = known.put(topic, state);
        if (before != null && inForce.contains(topic) && before.getClass() != state.getClass()) {
            LOG.warnf(
                    "The topic %s of a route %s",
                    topic,
                    switch (state) {
                        case TopicState.Writable writable -> "takes records again";
                        case TopicState.Missing() -> "is gone: nothing is routed to it until it is there again";
                        case TopicState.Forbidden() -> "may not be written to: nothing is routed to it until it may be";
                    });
        }
    }
}
