package io.wireroom.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "br, gzip",
                "deflate,gzip,br",
                " gzip ",
                "gzip;q=0.1",
                "gzip; q=1",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "gzip;q=0, gzip"
            })
    void acceptsGzip(String accepted) {
        assertThat(accepting(accepted).acceptsGzip()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "identity", "br", "x-gzip", "gzipped", "gzip;q=0", "GZIP; Q=0.000", "br, gzip;q=0", "*"
            })
    void doesNotAcceptGzip(String accepted) {
        assertThat(accepting(accepted).acceptsGzip()).isFalse();
    }

    @Test
    void withoutTheHeaderGzipIsNotAccepted() {
        assertThat(((RequestHead) _ -> null).acceptsGzip()).isFalse();
    }

    private static RequestHead accepting(String codings) {
        return name -> name.equals("Accept-Encoding") ? codings : null;
    }
}
