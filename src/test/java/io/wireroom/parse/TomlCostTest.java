package io.wireroom.parse;

import static io.wireroom.parse.Parsing.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wireroom.article.Rejection.Code;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of some kilobytes for which the parser alone takes minutes. */
class TomlCostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"[[a.[[[[a.a = {b = 1}\na.a = {b = 1}\n", "[a = 1\n", "[a.{\n", "[[a.[[a = 1\na.a = {b = 1}\n"})
    void manyLinesThatAreNoHeadersAreRefusedWithoutDelay(String lines) {
        String toml = lines.repeat((1 << 14) / lines.length() - 1);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> rejected(Code.FRONT_MATTER_SYNTAX, "+++\n" + toml + "+++\nText"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "z = 1, ",
                "a = {b = {\nz = 1, ",
                "a = [\n{\nz = 1, ",
                "\"\\0\"\"\"x = {y = ",
                "a = = ",
                "a b = ",
                "a = \"\n",
                "[[a.[[[a = "
            })
    void multiLineStringsWhereNoneCanBeAreRefusedWithoutDelay(String before) {
        for (String quotes : new String[] {"\"\"\"", "'''"}) {
            for (String line : new String[] {"\n", "#\n", " \r\n"}) {
                String open = before + quotes + line.repeat(16_000 / line.length());
                for (String toml : new String[] {open, open + quotes}) {
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(10),
                            () -> rejected(Code.FRONT_MATTER_SYNTAX, "+++\n" + toml + "\n+++\nText"));
                }
            }
        }
    }

    @Test
    void multiLineStringsAreReadInEveryPlaceOfAValue() {
        String string = "'''" + "\n".repeat(3_000) + "'''";
        assertThat(Parsing.fields("+++\na = " + string + "\nb = [" + string + ", " + string + "]\nc = {d = " + string
                                + ", e = 1}\n\"f g\" . h = \"\"\"x\\u0041\"\"\"\n+++\nText")
                        .fields()
                        .entries())
                .containsOnlyKeys("a", "b", "c", "f g");
    }

    @Test
    void headersInEverySpellingAreRead() {
        assertThat(Parsing.fields("+++\n[ a ]\nb = [[1], {c = 2}]\n[[\"x[y\"]]\n[['z=']]\nw = 1\n+++\nText")
                        .fields()
                        .entries())
                .containsOnlyKeys("a", "x[y", "z=");
    }
}
