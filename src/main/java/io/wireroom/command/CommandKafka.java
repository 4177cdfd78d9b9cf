package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;

/** The service's Kafka and its topics, by the same settings. */
record CommandKafka(KafkaSettings settings, TopicNames names) {

    static CommandKafka of(CommandSettings known) {
        WireroomConfig.Topics topics = known.config().topics();
        return new CommandKafka(
                new KafkaSettings(
                        known.bootstrapServers(), known.config().kafka().properties()),
                new TopicNames(
                        topics.ingest(),
                        topics.normalized(),
                        topics.held(),
                        topics.rejected(),
                        topics.journal(),
                        topics.deliveries(),
                        topics.cursors()));
    }
}
