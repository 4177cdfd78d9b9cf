package io.wireroom.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "Ticket-4711", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "0af7651916cd43dd8448eb211c80319c"})
    void acceptsASafeClientId(String given) {
        assertThat(RequestId.chosen(given)).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "<b>", "a\nb", "é", "a\"", "a;b"})
    void replacesAnUnsafeClientId(String given) {
        assertThat(RequestId.chosen(given)).matches("[0-9a-f]{16}");
        assertThat(RequestId.chosen("x".repeat(65))).hasSize(16);
    }

    @Test
    void isUnique() {
        assertThat(RequestId.chosen(null)).isNotEqualTo(RequestId.chosen(null));
    }
}
