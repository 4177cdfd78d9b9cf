package io.wireroom.service.logs;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Suppresses log records that libraries write as errors although the condition is expected:
 *
 * <ul>
 *   <li>The embedded broker's error for batches out of order. With version 2 of transactions (KIP-890), the first batches for a new
 *       partition may be reordered while the broker looks up the transaction. Since Kafka 4.1 (KAFKA-18202), the broker refuses
 *       them and the producer sends them again in order.
 *   <li>Micrometer's warning about the gauges of open connections. Each event loop registers them again when its port opens. All use
 *       the same counter, so the first registration is complete.
 *   <li>Quarkus' error about the graceful shutdown of a process whose start failed with a logged reason.
 * </ul>
 */
@LoggingFilter(name = "expected-errors")
public final class ExpectedErrors implements Filter {
    private static final String REPLICAS = "kafka.server.ReplicaManager";
    private static final String NO_CONTAINER = "No CDI container is available";
    private static final String METERS = "io.micrometer.core.instrument.MeterRegistry";
    private static final String CONNECTIONS = "already registered (MeterId{name='vertx.http.connections.";
    private static final String SHUTDOWN = "io.quarkus.runtime.shutdown.ShutdownRecorder";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !isRetriedAppend(record) && !isEndOfRefusedStart(record) && !isSharedGauge(record);
    }

    private static boolean isSharedGauge(LogRecord record) {
        return METERS.equals(record.getLoggerName()) && record.getMessage().contains(CONNECTIONS);
    }

    private static boolean isRetriedAppend(LogRecord record) {
        return REPLICAS.equals(record.getLoggerName()) && record.getThrown() instanceof OutOfOrderSequenceException;
    }

    private static boolean isEndOfRefusedStart(LogRecord record) {
        return SHUTDOWN.equals(record.getLoggerName())
                && record.getThrown() instanceof IllegalStateException none
                && NO_CONTAINER.equals(none.getMessage());
    }
}
