package io.wireroom.parse.yaml;

import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.rejected;
import static io.wireroom.parse.Parsing.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static @Nullable Value yaml(String yaml, String key) {
        return value("---\n" + yaml + "\n---\n", key);
    }

    private static String syntax(String yaml) {
        return rejected(Code.FRONT_MATTER_SYNTAX, "---\n" + yaml + "\n---\n\nBody");
    }

    @Test
    void readsAJekyllPost() {
        var post = fields("""
            ---
            layout: post
            title: "Low water"
            date: 2020-12-04 10:00:00 +0200
            tags: [tides, harbours]
            categories:
              - sea
              - news
            ---

            The **pier**.
            """);

        assertThat(post.fields().entries().keySet()).containsExactly("layout", "title", "date", "tags", "categories");
        assertThat(post.fields().entries())
                .containsEntry("date", new Value.Text("2020-12-04 10:00:00 +0200"))
                .containsEntry("tags", new Value.Items(List.of(new Value.Text("tides"), new Value.Text("harbours"))))
                .containsEntry("categories", new Value.Items(List.of(new Value.Text("sea"), new Value.Text("news"))));
        assertThat(post.body()).isEqualTo(new Body(Format.MARKDOWN, "The **pier**.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\r\ntitle: x\r\n---\r\nBody", "--- \ntitle: x\n--- \nBody", "---\ntitle: x\n...\nBody"})
    void readsItsFences(String text) {
        assertThat(fields(text).fields().entries()).containsEntry("title", new Value.Text("x"));
        assertThat(fields(text).body().text()).isEqualTo("Body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment", "null", "~"})
    void readsFrontMatterWithoutKeys(String yaml) {
        assertThat(fields("---\n" + yaml + "\n---\nBody").fields().isEmpty()).isTrue();
    }

    @Test
    void refusesAnEscapeBeyondUnicode() {
        assertThat(syntax("title: \"\\UFFFFFFFF\"")).contains("not YAML");
    }

    @Test
    void refusesFrontMatterWithoutAnEnd() {
        assertThat(rejected(Code.FRONT_MATTER_UNCLOSED, "---\ntitle: x\n")).contains("---");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-04",
        "2020-12-04T10:00:00Z",
        "2020-12-04 10:00:00 +0200",
        "12:30:00",
        "yes",
        "no",
        "on",
        "007",
        "1.2.3",
        "_1",
        "v1",
        "0x",
        "e5"
    })
    void keepsPlainScalarsAsText(String word) {
        assertThat(yaml("a: " + word, "a")).isEqualTo(new Value.Text(word));
    }

    @Test
    void readsNumbersAndBooleans() {
        assertThat(yaml("a: true", "a")).isEqualTo(new Value.Flag(true));
        assertThat(yaml("a: False", "a")).isEqualTo(new Value.Flag(false));
        assertThat(yaml("a: 1234567890123456789", "a")).isEqualTo(new Value.Whole(1234567890123456789L));
        assertThat(yaml("a: -12", "a")).isEqualTo(new Value.Whole(-12));
        assertThat(yaml("a: 0x1F", "a")).isEqualTo(new Value.Whole(31));
        assertThat(yaml("a: 0o17", "a")).isEqualTo(new Value.Whole(15));
        assertThat(yaml("a: 1.10", "a")).isEqualTo(new Value.Decimal(new BigDecimal("1.10")));
        assertThat(yaml("a: 1e400", "a")).isEqualTo(new Value.Text("1e400"));
        assertThat(yaml("a: 99999999999999999999", "a")).isEqualTo(new Value.Text("99999999999999999999"));
        assertThat(yaml("a: -.inf", "a")).isEqualTo(new Value.Text("-inf"));
        assertThat(yaml("a: .NaN", "a")).isEqualTo(new Value.Text("nan"));
        assertThat(yaml("a: '1'", "a")).isEqualTo(new Value.Text("1"));
        assertThat(yaml("a: \"true\"", "a")).isEqualTo(new Value.Text("true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a: null", "a: ~", "a: Null"})
    void omitsNulls(String yaml) {
        assertThat(fields("---\n" + yaml + "\nb: 1\n---\n").fields().entries()).containsOnlyKeys("b");
    }

    @Test
    void readsTextOnManyLines() {
        assertThat(yaml("a: >\n  one\n  two\nb: 1", "a")).isEqualTo(new Value.Text("one two\n"));
        assertThat(yaml("a: |\n  one\n  two\nb: 1", "a")).isEqualTo(new Value.Text("one\ntwo\n"));
        assertThat(yaml("a: one\n  two", "a")).isEqualTo(new Value.Text("one two"));
    }

    @Test
    void readsTagsThatMakeNoObjects() {
        assertThat(yaml("a: !!str 1", "a")).isEqualTo(new Value.Text("1"));
        assertThat(yaml("a: !!int 1", "a")).isEqualTo(new Value.Whole(1));
        assertThat(yaml("a: !!timestamp 2020-12-04", "a")).isEqualTo(new Value.Text("2020-12-04"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: !!java.net.URL [\"https://example.org\"]",
                "a: !ruby/object:Gem::Installer {}",
                "a: !!javax.script.ScriptEngineManager [x]",
                "a: !local x",
                "a: !!binary aGVsbG8=",
                "a: !!set {b}"
            })
    void refusesTagsThatMakeObjects(String yaml) {
        assertThat(syntax(yaml)).startsWith("line 2, column 4: a tag (!)");
    }

    @Test
    void followsAliasesAndMergeKeys() {
        assertThat(yaml("base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3", "a"))
                .isEqualTo(new Value.Table(Map.of("x", new Value.Whole(1), "y", new Value.Whole(3))));
        assertThat(yaml("b: &t Text\na: *t", "a")).isEqualTo(new Value.Text("Text"));
    }

    @Test
    void refusesAliasesThatExpandTooFar() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(9))
                    .append("]\n");
        }

        rejected(Code.FRONT_MATTER_TOO_LARGE, "---\n" + bomb + "---\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [*a]", "a: *nowhere", "a: &a\n  b: *a"})
    void rejectsUndefinedAliases(String yaml) {
        assertThat(syntax(yaml)).matches("line [23], column \\d+: an alias .*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Tides: high|line 3, column 13: a colon within a value; put the value in quotes",
                "title: @tide|line 3, column 8: a character that no value begins with; put the value in quotes",
                "title: \"unclosed|line 4, column 1: a text in quotes has no end",
                "title: [a, b|line 4, column 1: a list in [ ] or keys in { } are not closed, or lack a comma",
                "ok: 2|line 3, column 1: the key 'ok' is there twice",
                "- a|line 3, column 1: this does not fit in with what is above it; look at indentation and quotes",
                "? [a]|line 3, column 3: a key must be a word or a text; a value that begins with { or [ stands in"
                        + " quotes"
            })
    void reportsErrorsWithPosition(String yaml, String detail) {
        assertThat(syntax("ok: 1\n" + yaml)).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"just a text", "- a\n- b", "3"})
    void rejectsFrontMatterThatIsNotAMapping(String yaml) {
        assertThat(syntax(yaml)).contains("title: Text");
    }

    @Test
    void reportsThePositionOfForbiddenCharacters() {
        assertThat(syntax("a: x\nb: y\u0007z")).isEqualTo("line 3, column 5: a character that YAML does not have");
    }

    @Test
    void refusesThirtyThreeLevels() {
        fields("---\na: " + "[".repeat(31) + "]".repeat(31) + "\n---\n");
        rejected(Code.TOO_DEEP, "---\na: " + "[".repeat(32) + "]".repeat(32) + "\n---\n");
        rejected(Code.TOO_DEEP, "---\na: " + "[".repeat(60_000) + "\n---\n");
        rejected(Code.TOO_DEEP, "---\n" + "- ".repeat(30_000) + "\n---\n");
    }

    @Test
    void refusesMoreThan64KiB() {
        fields("---\na: " + "x".repeat(65_000) + "\n---\n");
        rejected(Code.FRONT_MATTER_TOO_LARGE, "---\na: " + "x".repeat(66_000) + "\n---\n");
    }

    @Test
    void readsAWholeDocumentInYaml() {
        var document = fields("title: x\ncontent_markdown: |\n  One.\n\n  Two.\n", "application/yaml");

        assertThat(document.fields().entries()).containsOnlyKeys("title");
        assertThat(document.body()).isEqualTo(new Body(Format.MARKDOWN, "One.\n\nTwo.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: x\nbody: |\n  One\n  two\n---\ntitle: y\n", "a: 1\n\n\n...\n--- {b: 1}\n"})
    void reportsThePositionOfASecondDocument(String yaml) {
        assertThat(new YamlReader().read(yaml, 0))
                .isInstanceOfSatisfying(
                        Result.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail())
                                .isEqualTo("line 5, column 1: a second YAML document"));
    }
}
