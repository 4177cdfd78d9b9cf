package io.wireroom.service.kafka;

import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.service.startup.StartupFailure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Beans of Kafka: the topics and their client. */
final class KafkaBeans {

    @Produces
    @Singleton
    TopicNames topicNames(WireroomConfig config) {
        WireroomConfig.Topics topics = config.topics();
        return StartupFailure.unlessValid(() -> new TopicNames(
                topics.ingest(),
                topics.normalized(),
                topics.held(),
                topics.rejected(),
                topics.journal(),
                topics.deliveries(),
                topics.cursors()));
    }

    @Produces
    @Singleton
    Topics topics(KafkaConnection kafka, TopicNames names) {
        return StartupFailure.unlessConnectable(() -> new Topics(kafka.settings(), names));
    }
}
