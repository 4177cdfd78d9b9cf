package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.config.KafkaWiring;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;

/** The connection and the topics of the service, from the same settings. */
record CommandKafka(KafkaSettings settings, TopicNames names) {

    static CommandKafka of(CommandSettings known) {
        return new CommandKafka(
                new KafkaSettings(
                        known.bootstrapServers(), known.config().kafka().properties()),
                KafkaWiring.topicNames(known.config().topics()));
    }
}
