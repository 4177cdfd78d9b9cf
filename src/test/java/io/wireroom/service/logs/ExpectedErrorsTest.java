package io.wireroom.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;

class ExpectedErrorsTest {
    private static final String SHUTDOWN = "io.quarkus.runtime.shutdown.ShutdownRecorder";

    private final ExpectedErrors filter = new ExpectedErrors();

    @Test
    void suppressesTheShutdownErrorOfAFailedStart() {
        assertThat(filter.isLoggable(error(SHUTDOWN, new IllegalStateException("No CDI container is available"))))
                .isFalse();
    }

    @Test
    void suppressesRepeatedBatches() {
        assertThat(filter.isLoggable(
                        error("kafka.server.ReplicaManager", new OutOfOrderSequenceException("too early"))))
                .isFalse();
    }

    @Test
    void suppressesRepeatedGauges() {
        assertThat(filter.isLoggable(twice("vertx.http.connections.current"))).isFalse();
        assertThat(filter.isLoggable(twice("wireroom.ready"))).isTrue();
    }

    private static LogRecord twice(String gauge) {
        LogRecord record = new LogRecord(
                Level.WARNING, "This Gauge has been already registered (MeterId{name='" + gauge + "', tags=[]}), …");
        record.setLoggerName("io.micrometer.core.instrument.MeterRegistry");
        return record;
    }

    @Test
    void logsEverythingElse() {
        assertThat(filter.isLoggable(error(SHUTDOWN, new IllegalStateException("a real failure"))))
                .isTrue();
        assertThat(filter.isLoggable(error("kafka.server.ReplicaManager", new IllegalStateException("disk"))))
                .isTrue();
        assertThat(filter.isLoggable(error("io.wireroom", new IllegalStateException("No CDI container is available"))))
                .isTrue();
    }

    private static LogRecord error(String logger, Throwable thrown) {
        LogRecord record = new LogRecord(Level.SEVERE, "it failed");
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return record;
    }
}
