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
                "++++\n+++\n",
                "+++ toml\n+++\n",
                "---- \ntitle: x\n---\n",
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
    void skipsBlankLinesBeforeTheBody() {
        assertThat(fields("+++\n+++\n\n \t\n    code\n\ntext\n\n").body())
                .isEqualTo(new Body(Format.MARKDOWN, "    code\n\ntext\n\n"));
    }

    @Test
    void detectsAnHtmlBodyAfterBlanks() {
        assertThat(fields("+++\n+++\n  <p>x</p>").body()).isEqualTo(new Body(Format.HTML, "  <p>x</p>"));
    }

    @Test
    void hasAnEmptyBodyIfOnlyBlanksFollow() {
        assertThat(fields("+++\n+++\n \n\t").body().text()).isEmpty();
    }

    @Test
    void keepsFencesInTheBody() {
        assertThat(fields("+++\na = 1\n+++\none\n+++\ntwo").body().text()).isEqualTo("one\n+++\ntwo");
    }

    @Test
    void recognizesFencesInMultiLineStrings() {
        var document = fields("+++\na = \"\"\"\n+++\n+++\n\"\"\"\nb = 1\n+++\nBody");

        assertThat(document.fields().entries())
                .containsEntry("a", new Value.Text("+++\n+++\n"))
                .containsEntry("b", new Value.Whole(1));
        assertThat(document.body().text()).isEqualTo("Body");
    }

    @Test
    void reportsErrorsForTheFirstFence() {
        assertThat(rejected(Code.FRONT_MATTER_SYNTAX, "+++\na = '''x\n+++\n<p>y</p>\n+++\n"))
                .isEqualTo("line 2, column 5: a multi-line string that is not closed");
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
                "a = {b = 1 c = 2}|12",
                "a = 2025-02-30|13",
                "a = 2025-13-01T00:00:00Z|10",
                "a = 01|5"
            })
    void reportsLineAndColumnOfTomlErrors(String toml, int column) {
        assertThat(syntax("ok = 1\n" + toml)).startsWith("line 3, column " + column + ": ");
    }

    @Test
    void rejectsADuplicateKey() {
        assertThat(syntax("a = 1\nb = 2\na = 3"))
                .contains("line 4, column 1: 'a' is there already, at line 2, column 1");
    }

    @Test
    void rejectsADuplicateTable() {
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
        String key = "9".repeat(300);
        String detail = syntax(key + " = 1\n" + key + " = 2");

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
        "2025-07-18 19:50:00+02:00, 2025-07-18 19:50:00+02:00",
        "2025-07-18T19:50:22.5Z, 2025-07-18T19:50:22.5Z",
        "2025-07-18T19:50:00, 2025-07-18T19:50:00",
        "2025-07-18, 2025-07-18",
        "19:50:00, 19:50:00"
    })
    void keepsDatesAndTimesAsTheyAreWritten(String written, String text) {
        assertThat(toml("date = " + written, "date")).isEqualTo(new Value.Text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "inf", "-inf"})
    void keepsInfinityAndNanAsText(String special) {
        assertThat(toml("a = " + special, "a")).isEqualTo(new Value.Text(special));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 53, 1234567890123456789L, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsEveryIntegerOf64Bits(long number) {
        assertThat(toml("tweet_id = " + number, "tweet_id")).isEqualTo(new Value.Whole(number));
        assertThat(toml("a = [\n1, # one\n" + number + ",\n]", "a"))
                .isEqualTo(new Value.Items(List.of(new Value.Whole(1), new Value.Whole(number))));
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
    void keepsIntegersBeyond64BitsAsText() {
        assertThat(toml("a = 99999999999999999999", "a")).isEqualTo(new Value.Text("99999999999999999999"));
    }

    @Test
    void keepsHugeNumbersAsText() {
        assertThat(toml("a = 1e999999999", "a")).isEqualTo(new Value.Text("1e999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "-0.1", "3.141592653589793238462643383279", "5E-324", "1e+3"})
    void keepsEveryDigitOfDecimals(String number) {
        assertThat(toml("a = " + number + " # as written", "a")).isEqualTo(new Value.Decimal(new BigDecimal(number)));
        assertThat(toml("a = [0, " + number + "]", "a"))
                .isEqualTo(new Value.Items(List.of(new Value.Whole(0), new Value.Decimal(new BigDecimal(number)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01T10:00:00+19:00",
                "9999-12-31T23:59:59-12:00",
                "2026-12-01T10:00:00.123456789012345678901Z",
                "2026-12-31t23:59:60z",
                "2026-12-31 23:59:59.5"
            })
    void keepsDatesBeyondJavasRange(String date) {
        assertThat(toml("a = " + date + "\nb = 1", "a")).isEqualTo(new Value.Text(date));
        assertThat(toml("a = {b=" + date + "}", "a")).isEqualTo(new Value.Table(Map.of("b", new Value.Text(date))));
    }

    @Test
    void reportsAllErrorsWithTheirPositions() {
        assertThat(syntax("# a comment\n\na = tru\nb = [\n  1, # one\n\n  2 3,\n]\nc = 1 d\na = \"x\n"))
                .contains("line 4, column 5: ", "line 8, column 5: ", "line 10, column 7: ", "line 11, column 7: ");
    }

    @Test
    void limitsReportedErrors() {
        assertThat(syntax("a = b\n".repeat(1_000)))
                .startsWith("line 2, column 5: ")
                .contains("more")
                .hasSizeLessThan(1_000);
    }

    @Test
    void explainsQuotingOfText() {
        assertThat(syntax("title = Tide tables")).contains("text stands in quotes");
    }

    @Test
    void rejectsUnpairedSurrogates() {
        assertThat(syntax("a = \"\\ud800x\"")).startsWith("line 2, column 6: ");
    }

    @Test
    void keepsHashesQuotesAndEmptyLinesInStrings() {
        assertThat(toml("a = \"\"\"\n# one\n\n'two'\n\"\"\" # three\n\nb = 1", "a"))
                .isEqualTo(new Value.Text("# one\n\n'two'\n"));
        assertThat(toml("a = '# \"' # x\n\n\nb = 2", "a")).isEqualTo(new Value.Text("# \""));
    }

    @Test
    void readsTablesInArrays() {
        assertThat(toml("[[image]]\nalt = \"x\"\n[[image]]", "image"))
                .isEqualTo(new Value.Items(
                        List.of(new Value.Table(Map.of("alt", new Value.Text("x"))), Value.Table.EMPTY)));
    }
}
