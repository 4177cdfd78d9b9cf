package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StateFailuresTest {
    private final AtomicLong time = new AtomicLong();
    private final StateFailures failures = new StateFailures(time::get);

    @Test
    void repeatedStoreFailuresEndThePipeline() {
        for (int i = 0; i < 10; i++) {
            assertThat(failures.isLast(locked())).isFalse();
        }

        assertThat(failures.isLast(locked())).isTrue();
    }

    @Test
    void oldFailuresDoNotCount() {
        for (int i = 0; i < 30; i++) {
            assertThat(failures.isLast(locked())).isFalse();
            time.addAndGet(Duration.ofMinutes(3).toNanos());
        }
    }

    @Test
    void otherFailuresReplaceTheThread() {
        for (int i = 0; i < 30; i++) {
            assertThat(failures.isLast(new StreamsException("fenced"))).isFalse();
        }
    }

    private static StreamsException locked() {
        return new StreamsException("task", new ProcessorStateException("Error opening store"));
    }
}
