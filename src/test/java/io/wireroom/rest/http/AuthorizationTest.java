package io.wireroom.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer k+/=", "bearer   k+/=", " BEARER k+/= "})
    void readsABearerToken(String header) {
        assertThat(Authorization.read(header)).isEqualTo(new Credentials.Key("k+/=", true));
    }

    @ParameterizedTest
    @CsvSource({"reader:k+/=, k+/=", ":k, k", "a:b:c, b:c", "Jürgen:clé, clé", "k:k, k"})
    void readsTheBasicPassword(String pair, String key) {
        assertThat(Authorization.read("Basic " + base64(pair))).isEqualTo(new Credentials.Key(key, false));
        assertThat(Authorization.read("basic  " + base64(pair))).isEqualTo(new Credentials.Key(key, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Basic a2V5             | the key is the password",
                "Basic a2V5Og==         | the key is the password",
                "Basic a                | Base64",
                "Basic ***              | after Bearer",
                "the-key                | after Bearer",
                "Token the-key          | after Bearer",
                "Bearer the key         | followed by",
                "Bearer                 | followed by",
                "Bearer k k=\"v\"       | followed by"
            })
    void advisesWhatToSendInstead(String header, String advice) {
        assertThat(Authorization.read(header)).isInstanceOfSatisfying(Credentials.Unreadable.class, unreadable -> {
            assertThat(unreadable.advice()).contains(advice).doesNotContain("the-key");
            assertThat(unreadable.bearer()).isEqualTo(header.startsWith("Bearer"));
        });
    }

    @Test
    void isAbsentWithoutAHeader() {
        assertThat(Authorization.read(null)).isEqualTo(new Credentials.Absent());
    }

    @Test
    void neverThrowsForAnyInput() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder(random.nextBoolean() ? "Basic " : "Bearer ");
            for (int length = random.nextInt(40); length > 0; length--) {
                header.append((char) (random.nextInt(30) == 0 ? random.nextInt(0x3000) : ' ' + random.nextInt(95)));
            }
            assertThat(Authorization.read(header.toString())).isNotNull();
        }
        assertThat(Authorization.read("Basic " + "A".repeat(100_000))).isInstanceOf(Credentials.Unreadable.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
