package io.wireroom.service.kafka;

import io.wireroom.config.KafkaWiring;
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
        return StartupFailure.unlessValid(() -> KafkaWiring.topicNames(config.topics()));
    }

    @Produces
    @Singleton
    Topics topics(KafkaConnection kafka, TopicNames names) {
        return StartupFailure.unlessConnectable(() -> new Topics(kafka.settings(), names));
    }
}
