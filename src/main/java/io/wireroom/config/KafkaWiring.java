package io.wireroom.config;

import io.wireroom.kafka.client.TopicNames;

/** Builds what Kafka's clients need from the settings. */
public final class KafkaWiring {
    private KafkaWiring() {}

    /** @throws IllegalArgumentException if two topics have the same name */
    public static TopicNames topicNames(WireroomConfig.Topics topics) {
        return new TopicNames(
                topics.ingest(),
                topics.normalized(),
                topics.held(),
                topics.rejected(),
                topics.journal(),
                topics.deliveries(),
                topics.cursors());
    }
}
