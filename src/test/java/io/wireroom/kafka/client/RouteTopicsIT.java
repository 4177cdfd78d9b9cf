package io.wireroom.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.route.TopicState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pipeline knows of routes' topics. */
@ExtendWith(KafkaBroker.class)
class RouteTopicsIT {
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final int ROOM = 32 << 10;

    private final KafkaBroker.Running kafka;
    private final Topics topics;
    private final String name;

    RouteTopicsIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.topics = new Topics(new KafkaSettings(kafka.bootstrapServers(), Map.of()), TopicNames.DEFAULT);
        this.name = kafka.unusedName("route");
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void createsMissingTopicsIfConfigured() {
        RouteTopics routes = new RouteTopics(topics, new RouteTopics.CreationSettings(true, 3, null), OFTEN);

        assertThat(routes.setTopics(Set.of(name))).isEmpty();

        assertThat(routes.of(name)).isEqualTo(new TopicState.Writable((8 << 20) - ROOM));
        assertThat(topics.partitions(name)).contains(3);
    }

    @Test
    void reportsMissingTopicsOtherwise() {
        RouteTopics routes = new RouteTopics(topics, new RouteTopics.CreationSettings(false, 3, null), OFTEN);

        assertThat(routes.setTopics(Set.of(name))).containsExactly(name);
        assertThat(routes.of(name)).isEqualTo(new TopicState.Missing());
        assertThat(routes.isWritable(name)).isFalse();
    }

    @Test
    void createsNoTopicsOfRemovedRoutes() {
        RouteTopics routes = new RouteTopics(topics, new RouteTopics.CreationSettings(true, 3, null), OFTEN);

        assertThat(routes.of(name)).isEqualTo(new TopicState.Missing());
    }

    @Test
    void noticesCreatedAndDeletedTopics() throws Exception {
        try (RouteTopics routes = new RouteTopics(topics, new RouteTopics.CreationSettings(false, 3, null), OFTEN)) {
            routes.setTopics(Set.of(name));
            routes.start();

            kafka.create(name, 1, Map.of("max.message.bytes", "100000"));
            await(routes, new TopicState.Writable(100_000 - ROOM));

            kafka.admin().deleteTopics(List.of(name)).all().get();
            await(routes, new TopicState.Missing());
        }
    }

    private void await(RouteTopics routes, TopicState wanted) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!routes.of(name).equals(wanted) && System.nanoTime() < giveUp) {
            Thread.sleep(20);
        }
        assertThat(routes.of(name)).isEqualTo(wanted);
    }
}
