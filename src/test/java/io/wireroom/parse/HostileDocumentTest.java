package io.wireroom.parse;

import static io.wireroom.parse.Parsing.MAX_BYTES;
import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to cost time, memory or stack. */
class HostileDocumentTest {
    private static final Duration GENEROUS = Duration.ofSeconds(5);

    private static String frontMatter(String toml) {
        return "+++\n" + toml + "\n+++\n";
    }

    private static String lines(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining("\n"));
    }

    @Test
    void readsThirtyTwoLevels() {
        fields(frontMatter("a = " + "[".repeat(31) + "]".repeat(31)));
        fields("{\"a\": " + "[".repeat(31) + "]".repeat(31) + "}");
        fields(frontMatter("a" + ".a".repeat(31) + " = 1"));
    }

    @Test
    void refusesThirtyThreeLevels() {
        rejected(Code.TOO_DEEP, frontMatter("a = " + "[".repeat(32) + "]".repeat(32)));
        rejected(Code.TOO_DEEP, "{\"a\": " + "[".repeat(32) + "]".repeat(32) + "}");
        rejected(Code.TOO_DEEP, frontMatter("a" + ".a".repeat(32) + " = 1"));
        rejected(Code.TOO_DEEP, frontMatter("[a" + ".a".repeat(32) + "]"));
    }

    @Test
    void reportsWhatIsTooDeep() {
        assertThat(rejected(Code.TOO_DEEP, "{\"a\":\n" + "[".repeat(100))).contains("nested deeper than 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a=", "[{a=", "[ #\n"})
    void survivesBracketsThatNeverClose(String opening) {
        String toml = "a = " + opening.repeat(16_000 / opening.length());

        assertTimeoutPreemptively(GENEROUS, () -> rejected(Code.TOO_DEEP, frontMatter(toml)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void survivesJsonBracketsThatNeverClose(String opening) {
        String json = "{\"a\": " + opening.repeat(100_000);

        assertTimeoutPreemptively(GENEROUS, () -> rejected(Code.TOO_DEEP, json));
    }

    @Test
    void survivesADottedKeyOfThousandsOfParts() {
        assertTimeoutPreemptively(
                GENEROUS, () -> rejected(Code.TOO_DEEP, frontMatter("a" + ".a".repeat(8_000) + " = 1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a.", "\n", "#\n", "a", "\"", " "})
    void refusesAMegabyteOfFrontMatter(String piece) {
        String toml = "a = " + piece.repeat(1_000_000 / piece.length());

        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(rejected(Code.FRONT_MATTER_TOO_LARGE, frontMatter(toml)))
                        .contains("16384"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1."})
    void keepsNumbersOfSixteenThousandDigitsAsText(String start) {
        String toml = "a = " + start + "1".repeat(16_000);

        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(Parsing.toml(toml, "a")).isEqualTo(new Value.Text(toml.substring("a = ".length()))));
    }

    @Test
    void readsAStringWithThousandsOfNumbers() {
        String toml = "a = \"" + ",1234567890123456789,".repeat(700) + "\"";

        assertTimeoutPreemptively(GENEROUS, () -> fields(frontMatter(toml)));
    }

    @Test
    void refusesAHundredThousandKeysInFrontMatter() {
        rejected(Code.FRONT_MATTER_TOO_LARGE, frontMatter(lines(100_000, "k%d=1")));
    }

    @Test
    void readsFrontMatterOfTheLargestSize() {
        String rest = "\"\n";
        String start = "a = \"";
        String toml = start + "x".repeat(FrontMatterReader.MAX_TOML - start.length() - rest.length()) + "\"";

        fields(frontMatter(toml));
        rejected(Code.FRONT_MATTER_TOO_LARGE, frontMatter(toml + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "#\n", " \n", "a=[]#\n", "\"\"\"\n", "'''\n+++\n", "=\n", "[[a]]\n", "1,", "\\"})
    void processesRepeatedInputInLinearTime(String piece) {
        String repeated = piece.repeat(16_000 / piece.length());

        assertTimeoutPreemptively(GENEROUS, () -> {
            Parsing.parse(frontMatter(repeated).getBytes(UTF_8), null, null);
            Parsing.parse(frontMatter("a = [" + repeated + "]").getBytes(UTF_8), null, null);
            Parsing.parse(frontMatter("a = \"\"\"" + repeated).getBytes(UTF_8), null, null);
        });
    }

    @Test
    void readsABodyOfOneMegabyteInOneLine() {
        String body = "x".repeat(MAX_BYTES - 100);

        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(fields(frontMatter("") + body).body().text()).isEqualTo(body));
    }

    @Test
    void readsAMegabyteOfFencesInTheBody() {
        String body = "+++\n".repeat(260_000);

        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(fields("+++\n+++\n" + body).body().text()).isEqualTo(body));
    }

    @Test
    void readsEightyThousandKeysOfJson() {
        String json = IntStream.range(0, 80_000)
                .mapToObj(i -> "\"k%d\":1".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));

        assertTimeoutPreemptively(
                GENEROUS, () -> assertThat(fields(json).fields().entries()).hasSize(80_000));
    }

    @Test
    void readsKeysOfJsonWhoseHashesCollide() {
        String json = IntStream.range(0, 1 << 13)
                .mapToObj(i -> "\"" + colliding(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertTimeoutPreemptively(
                GENEROUS, () -> assertThat(fields(json).fields().entries()).hasSize(1 << 13));
    }

    /** Strings with the same hash code, one for each number: {@code Aa} and {@code BB} have the same. */
    private static String colliding(int number) {
        return IntStream.range(0, 13)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @Test
    void readsAKeyOfHalfAMegabyte() {
        assertThat(fields("{\"" + "k".repeat(500_000) + "\": 1}").fields().entries())
                .hasSize(1);
    }
}
