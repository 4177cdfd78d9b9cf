package io.wireroom.parse;

import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.rejected;
import static io.wireroom.parse.Parsing.rejection;
import static io.wireroom.parse.Parsing.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @CsvSource({"content_html, HTML", "content_markdown, MARKDOWN", "content_text, TEXT"})
    void readsTheBodyByItsKey(String key, Format format) {
        var document = fields("{\"title\": \"x\", \"" + key + "\": \" <b>\\r\\n\", \"tags\": []}");

        assertThat(document.body()).isEqualTo(new Body(format, " <b>\r\n"));
        assertThat(document.fields().entries().keySet()).containsExactly("title", "tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content_html\": null}"})
    void hasAnEmptyBodyWithoutABodyKey(String json) {
        assertThat(fields(json).body().text()).isEmpty();
    }

    @Test
    void distinguishesSyntaxErrors() {
        assertThat(rejected(Code.JSON_SYNTAX, "{\"title\": \"a\nb\"}")).contains("a line end or control character");
        assertThat(rejected(Code.JSON_SYNTAX, "{\"title\": \"a\\xb\"}")).contains("an escape");
        assertThat(rejected(Code.JSON_SYNTAX, "{\"uri\": http://x}")).contains("text stands in double quotes");
        assertThat(rejected(Code.JSON_SYNTAX, "{\"id\": 01}")).contains("a number");
    }

    @Test
    void refusesTwoBodies() {
        assertThat(rejected(Code.JSON_BODY, "{\"content_html\": \"\",\n \"content_markdown\": \"b\"}"))
                .startsWith("line 2, column 22: content_markdown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[\"x\"]", "{\"a\": 1}"})
    void rejectsABodyThatIsNotAString(String body) {
        assertThat(rejected(Code.JSON_BODY, "{\"content_text\": " + body + "}")).contains("must be a string");
    }

    @Test
    void ignoresBodyKeysInNestedObjects() {
        assertThat(fields("{\"a\": {\"content_text\": 1}}").body().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"title\": \"x\"}]", "\"x\"", "1", "null"})
    void rejectsOtherValues(String json) {
        assertThat(rejection(json.getBytes(UTF_8), null, "application/json").code())
                .isEqualTo(Code.JSON_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\"",
                "{\"a\": 1",
                "{\"a\": \"x",
                "{\"a\": [1, 2",
                "{\"a\": 1,}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 1} {}",
                "{\"a\": 1} x",
                "{\"a\": 1}\0",
                "{\"a\": tru}",
                "{\"a\": \"\\x\"}",
                "{\"a\": \"\\u12\"}",
                "{\"a\": \"\n\"}",
                "{\"a\": \"\0\"}",
                "{\"a\": 1 /* no */}",
                "{\"a\": 1e}"
            })
    void rejectsInvalidJson(String json) {
        assertThat(rejected(Code.JSON_SYNTAX, json)).matches("line [12], column \\d+: [\\x20-\\x7E…]+");
    }

    @Test
    void rejectsADuplicateKey() {
        assertThat(rejected(Code.JSON_SYNTAX, "{\"title\": \"x\",\n\"title\": \"y\"}"))
                .startsWith("line 2, ");
    }

    @Test
    void rejectsADuplicateKeyInANestedObject() {
        rejected(Code.JSON_SYNTAX, "{\"a\": {\"b\": 1, \"b\": null}}");
    }

    @Test
    void refusesTheSameBodyTwice() {
        rejected(Code.JSON_SYNTAX, "{\"content_text\": \"x\", \"content_text\": \"x\"}");
    }

    @Test
    void quotesOnlyAFewCharacters() {
        assertThat(rejected(Code.JSON_SYNTAX, "{\"a\": " + "secret".repeat(100) + "}"))
                .hasSizeLessThan(200)
                .doesNotContain("secret".repeat(5));
        assertThat(rejected(Code.JSON_SYNTAX, "{\"%1$s\": 1, \"%1$s\": 2}".formatted("secret".repeat(100))))
                .doesNotContain("secret".repeat(5));
    }

    @Test
    void omitsNulls() {
        var entries = fields("{\"a\": null, \"b\": [null, 1, null], \"c\": {\"d\": null}}")
                .fields()
                .entries();

        assertThat(entries).doesNotContainKey("a").containsEntry("c", Value.Table.EMPTY);
        assertThat(entries.get("b")).isEqualTo(new Value.Items(List.of(new Value.Whole(1))));
    }

    @Test
    void keepsKeysInTheOrderInWhichTheyWereWritten() {
        assertThat(fields("{\"z\": 1, \"a\": 2, \"\": 3, \"m\": {}}")
                        .fields()
                        .entries()
                        .keySet())
                .containsExactly("z", "a", "", "m");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsEveryIntegerOf64Bits(long number) {
        assertThat(value("{\"article_id\": " + number + "}", "article_id")).isEqualTo(new Value.Whole(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1.0", "123456789.12345678901234567890", "1E+308", "5E-324"})
    void keepsOtherNumbersExactly(String number) {
        assertThat(value("{\"a\": " + number + "}", "a")).isEqualTo(new Value.Decimal(new BigDecimal(number)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "1e400", "1E+999999999", "1E-999999999", "-1E+401", "1e99999999999999"})
    void keepsNumbersBeyondTomlsRangeAsText(String number) {
        assertThat(value("{\"a\": " + number + "}", "a")).isEqualTo(new Value.Text(number));
    }

    @Test
    void keepsNumbersOfManyDigitsAsText() {
        String digits = "1234567890".repeat(50_000);

        assertThat(value("{\"a\": " + digits + "}", "a")).isEqualTo(new Value.Text(digits));
    }

    @Test
    void replacesLoneSurrogatesAndKeepsPairs() {
        assertThat(value("{\"a\": \"\\ud800 \\udc00\\ud83d\\ude00\"}", "a"))
                .isEqualTo(new Value.Text("\uFFFD \uFFFD😀"));
        assertThat(fields("{\"content_text\": \"x\\udfff\"}").body().text()).isEqualTo("x\uFFFD");
        assertThat(fields("{\"\\ud800\": 1}").fields().entries()).containsOnlyKeys("\uFFFD");
    }

    @Test
    void keepsNulAndControlCharactersThatAreEscaped() {
        assertThat(value("{\"a\": \"x\\u0000\\u0007y\"}", "a")).isEqualTo(new Value.Text("x\0\u0007y"));
    }

    @Test
    void readsBooleans() {
        assertThat(value("{\"draft\": true}", "draft")).isEqualTo(new Value.Flag(true));
        assertThat(value("{\"draft\": false}", "draft")).isEqualTo(new Value.Flag(false));
    }
}
