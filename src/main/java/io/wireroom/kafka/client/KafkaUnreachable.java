package io.wireroom.kafka.client;

import org.apache.kafka.common.KafkaException;

/** Kafka gave no answer in time; the message is one line that names the servers. Trying again later may help. */
public final class KafkaUnreachable extends KafkaException {
    private static final long serialVersionUID = 1;

    public KafkaUnreachable(String servers, Throwable cause) {
        super("Kafka at " + servers + " does not answer: " + cause.getMessage(), cause);
    }
}
