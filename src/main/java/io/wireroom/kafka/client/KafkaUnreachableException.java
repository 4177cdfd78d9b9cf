package io.wireroom.kafka.client;

import org.apache.kafka.common.KafkaException;

/** Kafka did not respond in time. The message is one line with the servers. The operation may be retried. */
public final class KafkaUnreachableException extends KafkaException {
    private static final long serialVersionUID = 1;

    public KafkaUnreachableException(String servers, Throwable cause) {
        super("Kafka at " + servers + " does not respond: " + cause.getMessage(), cause);
    }
}
