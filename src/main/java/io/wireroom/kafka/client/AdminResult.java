package io.wireroom.kafka.client;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for Kafka's responses to administrative requests. */
final class AdminResult {
    private AdminResult() {}

    /**
     * @param servers for the message of an error
     * @throws KafkaUnreachableException without a response in time
     * @throws KafkaRefusedException if the credentials are not accepted
     * @throws KafkaException on any other error
     */
    static <T> T await(KafkaFuture<T> result, String servers) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case TimeoutException late -> throw new KafkaUnreachableException(servers, late);
                case AuthenticationException refused -> throw KafkaRefusedException.connection(servers, refused);
                case KafkaException refused -> throw refused;
                case null, default -> throw new KafkaException(e);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
