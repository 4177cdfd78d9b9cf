package io.wireroom.parse;

import static io.wireroom.parse.Parsing.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wireroom.article.Rejection.Code;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that begin like a table's header and go on as something else take the parser more than a minute if there are many. */
class TomlHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"[[a.[[[[a.a = {b = 1}\na.a = {b = 1}\n", "[a = 1\n", "[a.{\n", "[[a.[[a = 1\na.a = {b = 1}\n"})
    void manyLinesThatAreNoHeadersAreRefusedWithoutDelay(String lines) {
        String toml = lines.repeat((1 << 14) / lines.length() - 1);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> rejected(Code.FRONT_MATTER_SYNTAX, "+++\n" + toml + "+++\nText"));
    }

    @Test
    void headersInEverySpellingAreRead() {
        assertThat(Parsing.fields("+++\n[ a ]\nb = [[1], {c = 2}]\n[[\"x[y\"]]\n[['z=']]\nw = 1\n+++\nText")
                        .fields()
                        .entries())
                .containsOnlyKeys("a", "x[y", "z=");
    }
}
