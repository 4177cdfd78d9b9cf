package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private final SingleFlight<String, Integer> flights = new SingleFlight<>();

    @Test
    void doesNotJoinACompletedExecution() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            int result = i;
            assertThat(flights.join("a", () -> result)).isEqualTo(i);
        }
    }

    @Test
    void propagatesFailures() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> flights.join("a", () -> {
                        throw new IOException("away");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("away");
            assertThat(flights.join("a", () -> 1)).isEqualTo(1);
        }
    }
}
