package io.wireroom.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private static final String CHARACTERS = "//ab09AZ?=&.,:-_~+%2;@!$'()*[]{}|^`\\\"<># é";

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/articles?q=a+b&limit=50", "/v1/articles/1.json", "/a%20b", "/a;b=c", "/?", "/a:b"})
    void acceptsUrls(String url) {
        assertThat(RequestRules.isUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%2", "/a b", "/<", "/\\", "/{}", "/a\u0000", "/|", "mailto:a"})
    void refusesOthers(String url) {
        assertThat(RequestRules.isUrl(url)).isFalse();
    }

    /** The check of common characters before the parser must not change the result. */
    @Test
    void agreesWithTheParser() {
        Random random = new Random(42);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(i % 4 == 0 ? "" : "/");
            for (int length = random.nextInt(8); length > 0; length--) {
                int from = i % 2 == 0 ? 20 : CHARACTERS.length();
                text.append(CHARACTERS.charAt(random.nextInt(from)));
            }
            assertThat(RequestRules.isUrl(text.toString())).as(text.toString()).isEqualTo(parses(text.toString()));
        }
    }

    private static boolean parses(String text) {
        try {
            return new URI(text).getRawPath() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
