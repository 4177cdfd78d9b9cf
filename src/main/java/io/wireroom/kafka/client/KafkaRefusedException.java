package io.wireroom.kafka.client;

import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * Kafka does not accept the credentials of this client, or its user lacks a right. The message is one line with the servers and the
 * reason. The operation succeeds after an operator has changed something.
 */
public final class KafkaRefusedException extends KafkaException {
    private static final long serialVersionUID = 1;

    private KafkaRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A wrong password, or a certificate that one side does not trust. */
    static KafkaRefusedException connection(String servers, AuthenticationException error) {
        Throwable cause = error.getCause();
        return new KafkaRefusedException(
                "Kafka at " + servers + " and this client don't accept each other: " + error.getMessage()
                        + (cause == null ? "" : ": " + cause.getMessage()),
                error);
    }

    /** The user may not describe topics. */
    static KafkaRefusedException topics(String servers, List<String> topics, Throwable error) {
        return new KafkaRefusedException(
                "Kafka at " + servers + " refuses the topics " + String.join(", ", topics)
                        + ": its user lacks the right Describe",
                error);
    }
}
