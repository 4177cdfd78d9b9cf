package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What expressions cost on an article that is as large as they may see. A short run by default; {@code -Dexpressions=100000} for a
 * long one.
 */
class ExpressionCostTest {
    private static final int EXPRESSIONS = Integer.getInteger("expressions", 400);
    private static final Article LARGE = Articles.large();

    /** Each as often as an expression of the greatest length holds it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "article.extra != article.extra",
                "article.tags != article.authors",
                "article.extra.items != article.extra.items",
                "\"none\" in article.tags",
                "article.title in article.tags",
                "article.title.contains(article.extra.x + 1)",
                "article.title.contains(article.summary)",
                "article.title.contains(\"aaaaaaaaaaaaaaaaaaaaaaaaaab\")",
                "article.title < article.extra.x",
                "article.title == article.extra.x",
                "article.title.startsWith(article.extra.x) == false",
                "size(article.title) < 0",
                "article.extra in [article.extra, article.extra, article.extra]",
                "[article.tags, article.tags] == [article.authors]",
                "{\"a\": article.extra} == {\"a\": article.extra, \"b\": 1}",
                "article.date.getHours(\"Europe/Oslo\") < 0",
                "timestamp(\"2026-01-01T00:00:00Z\") > article.date",
                "string(article.word_count) == \"x\"",
                "article.word_count * 2 / 3 % 5 < 0"
            })
    void eachPartIsCheap(String part) {
        StringBuilder expression = new StringBuilder(part);
        while (expression.length() + part.length() + 4 <= ExpressionLanguage.MAX_LENGTH) {
            expression.append(" || ").append(part);
        }
        if (ExpressionLanguage.read(expression.toString())
                instanceof ExpressionLanguage.ParseResult.Valid(Expression good)) {
            ExpressionCost.assertIsSmall(expression.toString(), good, LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|aa)*b", "(a*)*b", "a{1,90}b", "(?i)(x|y|z|a)+q", ".*.*.*.*=.*", "(a?){40}a{40}b"})
    void patternsAreCheap(String pattern) {
        Article title = Articles.titled("a".repeat(Patterns.MAX_TEXT_LENGTH));
        String part = "article.title.matches(\"" + pattern + "\")";
        String expression = part;
        while (ExpressionLanguage.read(expression + " || " + part)
                instanceof ExpressionLanguage.ParseResult.Valid(Expression good)) {
            expression += " || " + part;
            ExpressionCost.assertIsSmall(expression, good, title);
        }
    }

    @Test
    void randomExpressionsAreCheapOrRejected() {
        Random random = new Random(1);
        int taken = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = new ExpressionGenerator(random).condition(1 + random.nextInt(5));
            if (ExpressionLanguage.read(expression) instanceof ExpressionLanguage.ParseResult.Valid(Expression good)) {
                taken++;
                ExpressionCost.assertIsSmall(expression, good, LARGE);
                ExpressionCost.assertIsSmall(expression, good, Articles.SHIPS);
            }
        }
        assertThat(taken).isGreaterThan(EXPRESSIONS / 5);
    }
}
