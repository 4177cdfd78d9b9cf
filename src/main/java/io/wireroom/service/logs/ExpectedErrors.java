package io.wireroom.service.logs;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Leaves out what is logged as an error, with a stack trace, and is none:
 *
 * <ul>
 *   <li>What the embedded broker says of batches that it sends back to be sent again. With version 2 of transactions (KIP-890) the
 *       first batches for a new partition may overtake each other while the broker looks up their transaction. Since Kafka 4.1
 *       (KAFKA-18202) it refuses those that came too early, and the producer repeats them in order.
 *   <li>What Micrometer says of the gauges of open connections. Each event loop registers them anew when its port opens, and all count
 *       with the same counter, so that the first registration tells all there is.
 *   <li>What Quarkus says of the graceful end of a process that was refused its start, which has said why: there is nothing yet
 *       that could end gracefully.
 * </ul>
 */
@LoggingFilter(name = "expected-errors")
public final class ExpectedErrors implements Filter {
    private static final String REPLICAS = "kafka.server.ReplicaManager";
    private static final String NOTHING_TO_END = "No CDI container is available";
    private static final String METERS = "io.micrometer.core.instrument.MeterRegistry";
    private static final String CONNECTIONS = "already registered (MeterId{name='vertx.http.connections.";
    private static final String SHUTDOWN = "io.quarkus.runtime.shutdown.ShutdownRecorder";

    @Override
    public boolean isLoggable(LogRecord said) {
        return !isRetriedAppend(said) && !isEndOfRefusedStart(said) && !isSharedGauge(said);
    }

    private static boolean isSharedGauge(LogRecord said) {
        return METERS.equals(said.getLoggerName()) && said.getMessage().contains(CONNECTIONS);
    }

    private static boolean isRetriedAppend(LogRecord said) {
        return REPLICAS.equals(said.getLoggerName()) && said.getThrown() instanceof OutOfOrderSequenceException;
    }

    private static boolean isEndOfRefusedStart(LogRecord said) {
        return SHUTDOWN.equals(said.getLoggerName())
                && said.getThrown() instanceof IllegalStateException none
                && NOTHING_TO_END.equals(none.getMessage());
    }
}
