package io.wireroom.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserHintTest {
    private static final String PUBLIC_URL = "https://api.news.example";

    @Test
    void usesLocalhostForALoopbackService() {
        assertThat(BrowserHint.address("127.0.0.1", 8081, PUBLIC_URL)).isEqualTo("http://localhost:8081");
    }

    @Test
    void usesThePublicUrlOtherwise() {
        assertThat(BrowserHint.address("0.0.0.0", 8080, PUBLIC_URL)).isEqualTo(PUBLIC_URL);
    }
}
