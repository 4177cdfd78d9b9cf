package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.Article;
import io.wireroom.article.Value;
import io.wireroom.route.ExpressionLanguage.Flaw;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Value.Table EXTRA = new Value.Table(Map.of(
            "section", new Value.Text("world"),
            "rank", new Value.Whole(3),
            "score", new Value.Decimal(new BigDecimal("0.5")),
            "paid", new Value.Flag(true),
            "places", new Value.Items(List.of(new Value.Text("Oslo"), new Value.Text("Bergen"))),
            "desk", new Value.Table(Map.of("name", new Value.Text("night")))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article.article_id == 42",
                "article.revision == 3",
                "article.title == \"Ships return\"",
                "article.title.startsWith(\"Ships\") && article.title.endsWith(\"return\")",
                "article.title.contains(\"s re\")",
                "article.title.matches(\"(?i)^ships\\\\b\")",
                "article.summary != article.description",
                "article.date < timestamp(\"2026-01-03T00:00:00Z\")",
                "article.updated - article.date == duration(\"1s\")",
                "article.date.getFullYear() == 2026 && article.date.getHours(\"Europe/Oslo\") == 4",
                "article.source == \"Harbor Wire\" && article.source_key == \"harbor\"",
                "article.source_link.startsWith(\"https://\")",
                "article.feed_item_id == 0",
                "article.url == \"/202601/42-ships\" && article.canonical_url.endsWith(article.url)",
                "article.enclosure == \"\"",
                "article.language == \"en-GB\"",
                "\"Ada Byron\" in article.authors",
                "article.tags.size() == 2 && article.tags[0] == \"energy\"",
                "article.word_count > 500 && !(\"sponsored\" in article.tags)",
                "article.word_count / 2 * 3 % 7 >= 0 && -article.word_count < 0",
                "size(article.extra) == 0 && !(\"section\" in article.extra)",
                "article.word_count > 5 ? true : false",
                "article.source_key in [\"harbor\", \"coast\"]",
                "string(article.word_count) == \"600\" && int(\"6\") == 6"
            })
    void readsEachField(String expression) throws ExpressionException {
        assertThat(holds(expression, Articles.SHIPS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article.extra.section == \"world\"",
                "article.extra[\"rank\"] == 3",
                "article.extra.rank > 2",
                "article.extra.score < 1.0",
                "article.extra.paid",
                "\"Oslo\" in article.extra.places",
                "article.extra.places.size() == 2",
                "article.extra.desk.name == \"night\"",
                "\"section\" in article.extra && article.extra.section.startsWith(\"w\")"
            })
    void readsExtra(String expression) throws ExpressionException {
        assertThat(holds(expression, Articles.with(EXTRA))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "article.titel == 'x' | 7 | undefined field 'titel'",
                "article.title == 5 | 14 | found no matching overload for '_==_' applied to '(string, int)'",
                "article.title | 7 | expected type 'bool' but found 'string'",
                "title == 'x' | 0 | undeclared reference to 'title'",
                "article.word_count > | 20 | mismatched input",
                "has(article.title) | 3 | undeclared reference to 'has'",
                "article.title + 'x' == 'y' | 14 | found no matching overload for '_+_'",
                "article.tags + article.tags == [] | 13 | found no matching overload for '_+_'",
                "b'a' == bytes('a') | 13 | undeclared reference to 'bytes'",
                "type(article.title) == string | 4 | undeclared reference to 'type'",
                "dyn(1) == 1 | 3 | undeclared reference to 'dyn'",
                "article.content_text == '' | 7 | undefined field 'content_text'",
                "article.title.matches(article.summary) | 29 | the pattern of matches has to be a text in quotes",
                "article.title.matches('(') | 22 | the pattern of matches can't be read: missing closing )",
                "article.title.matches('(a{50}){10}') | 22 | the patterns of this expression are too large",
                "wireroom.Article{title: 'x'}.title == 'x' | 16 | an expression makes no objects",
            })
    void rejectsInvalidExpressions(String expression, int column, String reason) {
        List<Flaw> flaws = flaws(expression.replace('\'', '"'));

        assertThat(flaws.getFirst().column()).describedAs("%s", flaws).isEqualTo(column);
        assertThat(flaws.getFirst().reason()).startsWith(reason.replace('\'', '\''));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exists(t, t == \"a\")", "all(t, true)", "map(t, t) == []", "filter(t, true) == []"})
    void hasNoLoops(String macro) {
        assertThat(flaws("article.tags." + macro)).isNotEmpty();
    }

    @Test
    void limitsLengthAndDepth() {
        String brackets = "(".repeat(40) + "true" + ")".repeat(40);

        assertThat(flaws("true || ".repeat(250) + "true").getFirst().reason()).contains("2000");
        assertThat(flaws(brackets)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article.extra.missing == 1",
                "article.extra.section > 1",
                "article.extra.section + article.extra.section == \"worldworld\"",
                "article.extra.places + article.extra.places == []",
                "article.extra.section",
                "article.tags[7] == \"x\"",
                "1 / (article.word_count - 600) == 1",
                "9223372036854775807 + article.word_count > 0",
                "article.date.getHours(article.title) == 1",
                "int(article.title) == 1",
                "timestamp(article.title) == article.date"
            })
    void failsWithoutAResult(String expression) {
        assertThatThrownBy(() -> holds(expression, Articles.with(EXTRA))).isInstanceOf(ExpressionException.class);
    }

    @Test
    void failsOnlyIfItReadsAnOversizedField() throws ExpressionException {
        Map<String, Value> many = new LinkedHashMap<>();
        for (int i = 0; i < ExpressionFields.LARGEST_COLLECTION / 5; i++) {
            many.put("k" + (10_000 + i), new Value.Flag(true));
        }
        Article large = Articles.article(
                "x".repeat(ExpressionFields.MAX_TEXT_LENGTH + 1),
                "Text.",
                null,
                List.of("y".repeat(ExpressionFields.LARGEST_COLLECTION)),
                List.of(),
                new Value.Table(many));

        assertThat(holds("article.word_count == 600", large)).isTrue();
        for (String field : List.of("title", "tags", "extra")) {
            assertThatThrownBy(() -> holds("article." + field + " == article." + field, large))
                    .isInstanceOf(ExpressionException.class)
                    .hasMessageContaining("too large");
        }
        Article longTitle = Articles.titled("x".repeat(Patterns.MAX_TEXT_LENGTH + 1));
        assertThat(holds("article.title.contains(\"x\")", longTitle)).isTrue();
        assertThatThrownBy(() -> holds("article.title.matches(\"x\")", longTitle))
                .isInstanceOf(ExpressionException.class);
    }

    static boolean holds(String expression, Article article) throws ExpressionException {
        return switch (ExpressionLanguage.read(expression)) {
            case ExpressionLanguage.ParseResult.Valid(Expression good) ->
                good.holds(new Candidate(article, new Vocabulary(List.of())));
            case ExpressionLanguage.ParseResult.Invalid(var flaws) -> throw new AssertionError(flaws);
        };
    }

    private static List<Flaw> flaws(String expression) {
        return switch (ExpressionLanguage.read(expression)) {
            case ExpressionLanguage.ParseResult.Valid(Expression good) ->
                throw new AssertionError("was taken: " + expression);
            case ExpressionLanguage.ParseResult.Invalid(var flaws) -> flaws;
        };
    }
}
