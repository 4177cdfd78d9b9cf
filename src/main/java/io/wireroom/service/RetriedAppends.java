package io.wireroom.service;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Leaves out what the embedded broker says, as an error and with a stack trace, of batches that it sends back to be sent again.
 * With version 2 of transactions (KIP-890) the first batches for a new partition may overtake each other while the broker looks
 * up their transaction. Since Kafka 4.1 (KAFKA-18202) it refuses those that came too early, and the producer repeats them in
 * order.
 */
@LoggingFilter(name = "retried-appends")
public final class RetriedAppends implements Filter {
    private static final String LOGGER = "kafka.server.ReplicaManager";

    @Override
    public boolean isLoggable(LogRecord said) {
        return !(LOGGER.equals(said.getLoggerName()) && said.getThrown() instanceof OutOfOrderSequenceException);
    }
}
