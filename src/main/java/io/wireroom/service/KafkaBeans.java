package io.wireroom.service;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.intake.ChannelIntake;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.redrive.RejectedDocuments;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Beans of Kafka: topics, clients, and the topics of routes. */
final class KafkaBeans {
    /** Maximum number of documents that wait for the channel. Further requests are asked to retry. */
    private static final int WAITING_DOCUMENTS = 64;

    /** Interval of checks of the topics of routes. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

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

    @Produces
    @Singleton
    RouteTopics routeTopics(Topics topics, WireroomConfig config) {
        short replication = config.topics().replication();
        RouteTopics.Making making = new RouteTopics.Making(
                config.topics().create(), config.topics().partitions(), replication < 0 ? null : replication);
        return new RouteTopics(topics, making, CHECK_INTERVAL);
    }

    @Produces
    @Singleton
    IngestProducer importProducer(KafkaConnection kafka, TopicNames names) {
        return StartupFailure.unlessConnectable(() -> new IngestProducer(kafka.settings(), names.ingest()));
    }

    @Produces
    @Singleton
    @Identifier(ChannelIntake.CHANNEL)
    Map<String, Object> intakeSettings(KafkaConnection kafka) {
        return ChannelIntake.settings(kafka.settings());
    }

    @Produces
    @Singleton
    ChannelIntake channelIntake(
            @Channel(ChannelIntake.CHANNEL)
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_DOCUMENTS)
                    MutinyEmitter<byte[]> channel,
            TopicNames names) {
        return new ChannelIntake(channel, names.ingest());
    }

    @Produces
    @Singleton
    RejectedDocuments rejectedDocuments(KafkaConnection kafka, TopicNames names) {
        return new RejectedDocuments(kafka.settings(), names);
    }

    void close(@Disposes RejectedDocuments rejected) {
        rejected.close();
    }
}
