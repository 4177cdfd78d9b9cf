package io.wireroom.parse;

import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.rejected;
import static io.wireroom.parse.Parsing.toml;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterReaderTest {

    private static String syntax(String toml) {
        return rejected(Code.FRONT_MATTER_SYNTAX, "+++\n" + toml + "\n+++\n\n<p>Body</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = \"x\"\n+++\n",
                "\n+++\ntitle = \"x\"\n+++\n",
                " +++\n+++\n",
                "++++\n+++\n",
                "+++ toml\n+++\n",
                "---\ntitle: x\n---\n",
                "<p>only a body</p>",
                "++"
            })
    void refusesADocumentThatDoesNotBeginWithAFence(String text) {
        assertThat(rejected(Code.FRONT_MATTER_MISSING, text)).startsWith("line 1, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+++", "+++\n", "+++\ntitle = \"x\"\n", "+++\ntitle = \"x\"\n +++\n", "+++\na = 1\n++++\n"})
    void refusesFrontMatterWithoutAnEnd(String text) {
        rejected(Code.FRONT_MATTER_UNCLOSED, text);
    }

    @Test
    void readsFencesWithBlanksAfterThem() {
        assertThat(fields("+++ \t\na = 1\n+++  \n\nBody").body()).isEqualTo(new Body(Format.MARKDOWN, "Body"));
    }

    @Test
    void readsADocumentThatEndsWithItsFence() {
        assertThat(fields("+++\na = 1\n+++").body()).isEqualTo(new Body(Format.MARKDOWN, ""));
    }

    @Test
    void readsFrontMatterWithoutKeys() {
        assertThat(fields("+++\n+++\nBody").fields().isEmpty()).isTrue();
    }

    @Test
    void readsCrlfAndKeepsItInTheBody() {
        var document = fields("+++\r\na = 1\r\nb = \"x\"\r\n+++\r\n\r\n<p>one</p>\r\n<p>two</p>\r\n");

        assertThat(document.fields().entries()).containsOnlyKeys("a", "b");
        assertThat(document.body()).isEqualTo(new Body(Format.HTML, "<p>one</p>\r\n<p>two</p>\r\n"));
    }

    @Test
    void leavesOutBlankLinesBeforeTheBodyAndNothingElse() {
        assertThat(fields("+++\n+++\n\n \t\n    code\n\ntext\n\n").body())
                .isEqualTo(new Body(Format.MARKDOWN, "    code\n\ntext\n\n"));
    }

    @Test
    void takesABodyForHtmlThatBeginsWithAnAngleBracketAfterBlanks() {
        assertThat(fields("+++\n+++\n  <p>x</p>").body()).isEqualTo(new Body(Format.HTML, "  <p>x</p>"));
    }

    @Test
    void hasAnEmptyBodyWhereOnlyBlanksFollow() {
        assertThat(fields("+++\n+++\n \n\t").body().text()).isEmpty();
    }

    @Test
    void leavesFencesInTheBodyAlone() {
        assertThat(fields("+++\na = 1\n+++\none\n+++\ntwo").body().text()).isEqualTo("one\n+++\ntwo");
    }

    @Test
    void seesThatALineOfPlusesBelongsToAMultiLineString() {
        var document = fields("+++\na = \"\"\"\n+++\n+++\n\"\"\"\nb = 1\n+++\nBody");

        assertThat(document.fields().entries())
                .containsEntry("a", new Value.Text("+++\n+++\n"))
                .containsEntry("b", new Value.Whole(1));
        assertThat(document.body().text()).isEqualTo("Body");
    }

    @Test
    void blamesTheFirstFenceWhereNoLaterOneHelps() {
        assertThat(rejected(Code.FRONT_MATTER_SYNTAX, "+++\na = '''x\n+++\n<p>y</p>\n+++\n"))
                .startsWith("line 3, ");
    }

    @Test
    void keepsControlCharactersOfTheBody() {
        assertThat(fields("+++\n+++\na\0b\u0007c\u001B").body().text()).isEqualTo("a\0b\u0007c\u001B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = |4",
                "a = \"unclosed|14",
                "a = tru|5",
                "= 1|1",
                "a = 1 b = 2|7",
                "[a|3",
                "a = \"\\q\"|6",
                "é = 1|1",
                "a = {b = 1,}|12",
                "a = 2025-02-30|5",
                "a = 2025-13-01T00:00:00Z|5",
                "a = 01|5"
            })
    void saysInWhichLineAndColumnOfTheDocumentTheTomlIsWrong(String toml, int column) {
        assertThat(syntax("ok = 1\n" + toml)).startsWith("line 3, column " + column + ": ");
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertThat(syntax("a = 1\nb = 2\na = 3")).startsWith("line ").contains("Duplicate key");
    }

    @Test
    void refusesATableThatIsThereTwice() {
        assertThat(syntax("[a]\nb = 1\n[a]\nc = 1")).startsWith("line 4, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a = \"x\0y\"", "a = 'x\u0001y'", "\u0007 = 1", "a = \"x\u001By\"", "# \u0000", "a = 1\rb = 2"})
    void refusesControlCharactersInToml(String toml) {
        assertThat(syntax(toml)).matches("line 2, [\\x20-\\x7E]*");
    }

    @Test
    void quotesOnlyAFewCharacters() {
        String detail = syntax("a = 1.0e" + "9".repeat(300));

        assertThat(detail).hasSizeLessThan(200).doesNotContain("9".repeat(20));
    }

    @Test
    void keepsKeysInTheOrderInWhichTheyWereWritten() {
        var entries = fields("+++\nz = 1\na.q = 2\nm = 3\na.b = 4\n[k]\n[b]\n+++\n")
                .fields()
                .entries();

        assertThat(entries.keySet()).containsExactly("z", "a", "m", "k", "b");
        assertThat(entries.get("a"))
                .isInstanceOfSatisfying(
                        Value.Table.class, a -> assertThat(a.entries().keySet()).containsExactly("q", "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-18T19:50:22Z, 2025-07-18T19:50:22Z",
        "2025-07-18 19:50:00+02:00, 2025-07-18T19:50:00+02:00",
        "2025-07-18T19:50:22.5Z, 2025-07-18T19:50:22.5Z",
        "2025-07-18T19:50:00, 2025-07-18T19:50:00",
        "2025-07-18, 2025-07-18",
        "19:50:00, 19:50:00"
    })
    void writesDatesAndTimesAsRfc3339(String written, String text) {
        assertThat(toml("date = " + written, "date")).isEqualTo(new Value.Text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "inf", "-inf"})
    void keepsFloatsThatAreNoNumbersAsText(String special) {
        assertThat(toml("a = " + special, "a")).isEqualTo(new Value.Text(special));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 53, 999_999_999_999_999_999L, -999_999_999_999_999_999L})
    void readsIntegersOfUpTo18Digits(long number) {
        assertThat(toml("article_id = " + number, "article_id")).isEqualTo(new Value.Whole(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 9223372036854775807",
                "a = -9223372036854775808 # lowest",
                "a = [1,+1_234_567_890_123_456_789]",
                "a = [\n1234567890123456789\n]",
                "a = {b=1234567890123456789}",
                "a = [\"x\", 'y', 1234567890123456789]"
            })
    void refusesIntegersOf19DigitsRatherThanMisreadThem(String toml) {
        assertThat(syntax("x = 1\n" + toml)).matches("line [34], column \\d+: an integer of 19 digits.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://example.org/1234567890123456789\"",
                "\"https://example.org/?id=1234567890123456789#top\"",
                "\"a \\\" b = 1234567890123456789, c\"",
                "'a,1234567890123456789,b'",
                "\"\" # was = 1234567890123456789"
            })
    void readsStringsAndCommentsWith19Digits(String value) {
        assertThat(toml("a = " + value, "a")).isInstanceOf(Value.Text.class);
    }

    @Test
    void readsIntegersInOtherBasesAndWithSeparators() {
        assertThat(toml("a = [0xFF, 0o17, 0b11, 1_000]", "a"))
                .isEqualTo(new Value.Items(
                        List.of(new Value.Whole(255), new Value.Whole(15), new Value.Whole(3), new Value.Whole(1000))));
    }

    @Test
    void keepsIntegersBeyond64Bits() {
        assertThat(toml("a = 99999999999999999999", "a"))
                .isEqualTo(new Value.Decimal(new BigDecimal("99999999999999999999")));
    }

    @Test
    void keepsNumbersThatWouldBeEndlessWhenWrittenOutAsText() {
        assertThat(toml("a = 1e999999999", "a")).isEqualTo(new Value.Text("1E+999999999"));
    }

    @Test
    void replacesLoneSurrogates() {
        assertThat(toml("a = \"\\ud800x\"", "a")).isEqualTo(new Value.Text("\uFFFDx"));
    }

    @Test
    void readsTablesInArrays() {
        assertThat(toml("[[image]]\nalt = \"x\"\n[[image]]", "image"))
                .isEqualTo(new Value.Items(
                        List.of(new Value.Table(Map.of("alt", new Value.Text("x"))), Value.Table.EMPTY)));
    }
}
