package io.wireroom.service.kafka;

import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.client.TopicsMissingException;
import io.wireroom.kafka.intake.IngestProducer;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;

/** The broker, the topics and the clients that all roles use. The embedded broker starts with {@link KafkaConnection}. */
@Singleton
public final class KafkaLifecycle {
    private final WireroomConfig.Topics config;
    private final KafkaConnection connection;
    private final Topics topics;
    private final IngestProducer intake;

    KafkaLifecycle(WireroomConfig config, KafkaConnection connection, Topics topics, IngestProducer intake) {
        this.config = config.topics();
        this.connection = connection;
        this.topics = topics;
        this.intake = intake;
    }

    /**
     * Creates the topics, or checks them if the service may not create topics.
     *
     * @throws TopicsMissingException if topics are missing
     * @throws KafkaException if Kafka does not respond
     */
    public void prepareTopics() {
        if (config.create()) {
            short replication = config.replication();
            topics.create(config.partitions(), replication < 0 ? null : replication);
        } else {
            topics.check();
        }
    }

    public void close() {
        intake.close();
        topics.close();
        connection.close();
    }
}
