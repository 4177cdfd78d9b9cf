package io.wireroom.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who needs no sign-in. */
class OpenConsoleTest {
    private final OpenConsole open = new OpenConsole(true);

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, false, true",
        "127.0.0.1, 127.0.0.1, false, true",
        "0:0:0:0:0:0:0:1, [::1], false, true",
        "127.0.0.1, localhost, true, false",
        "127.0.0.1, rebound.example, false, false",
        "127.0.0.1, localhost.example, false, false",
        "127.0.0.1, '', false, false",
        "192.0.2.7, localhost, false, false",
        "192.0.2.7, 127.0.0.1, false, false",
        ", localhost, false, false"
    })
    void allowsOnlyLoopbackClientsAndNames(String remote, String host, boolean forwarded, boolean expected) {
        assertThat(open.isFor(remote, host, forwarded)).isEqualTo(expected);
    }

    @Test
    void deniesEverybodyIfTheConsoleIsNotOpen() {
        assertThat(new OpenConsole(false).isFor("127.0.0.1", "localhost", false))
                .isFalse();
    }
}
