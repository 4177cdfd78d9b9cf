package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wireroom.article.Article;
import io.wireroom.article.Value;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What expressions cost on an article that is as large as they may see. A short run by default; {@code -Dexpressions=100000} for a
 * long one.
 */
class ExpressionCostTest {
    private static final Duration MOST_TIME = Duration.ofMillis(50);
    private static final long MOST_BYTES = 16L << 20;
    private static final int EXPRESSIONS = Integer.getInteger("expressions", 400);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Article LARGE = large();

    private static Article large() {
        Map<String, Value> extra = new LinkedHashMap<>();
        extra.put("x", new Value.Text("a".repeat(6_000)));
        extra.put(
                "items",
                new Value.Items(IntStream.range(0, 1_000)
                        .<Value>mapToObj(Value.Whole::new)
                        .toList()));
        for (int i = 0; i < 1_000; i++) {
            extra.put("k" + (1_000 + i), new Value.Whole(i));
        }
        List<String> tags =
                IntStream.range(0, 2_000).mapToObj(i -> "t" + (10_000 + i)).toList();
        Article article = Articles.article(
                "a".repeat(ExpressionFields.MAX_TEXT_LENGTH), "Text.", "en", tags, tags, new Value.Table(extra));
        return article;
    }

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
        if (ExpressionLanguage.read(expression.toString()) instanceof ExpressionLanguage.Read.Good(Expression good)) {
            assertIsCheap(expression.toString(), good, LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|aa)*b", "(a*)*b", "a{1,90}b", "(?i)(x|y|z|a)+q", ".*.*.*.*=.*", "(a?){40}a{40}b"})
    void patternsAreCheap(String pattern) {
        Article title = Articles.titled("a".repeat(Patterns.MAX_TEXT_LENGTH));
        String part = "article.title.matches(\"" + pattern + "\")";
        String expression = part;
        while (ExpressionLanguage.read(expression + " || " + part)
                instanceof ExpressionLanguage.Read.Good(Expression good)) {
            expression += " || " + part;
            assertIsCheap(expression, good, title);
        }
    }

    @Test
    void randomExpressionsAreCheapOrRejected() {
        Random random = new Random(1);
        int taken = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = new ExpressionGenerator(random).condition(1 + random.nextInt(5));
            if (ExpressionLanguage.read(expression) instanceof ExpressionLanguage.Read.Good(Expression good)) {
                taken++;
                assertIsCheap(expression, good, LARGE);
                assertIsCheap(expression, good, Articles.SHIPS);
            }
        }
        assertThat(taken).isGreaterThan(EXPRESSIONS / 5);
    }

    /** The best of a few times: the first ones pay for classes and compilers. */
    private static void assertIsCheap(String expression, Expression compiled, Article article) {
        long time = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < 5 && (i == 0 || time > MOST_TIME.toNanos() || bytes > MOST_BYTES); i++) {
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long timeBefore = THREADS.getCurrentThreadCpuTime();
            evaluate(compiled, article);
            time = Math.min(time, THREADS.getCurrentThreadCpuTime() - timeBefore);
            bytes = Math.min(bytes, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
        }
        assertThat(time).as("nanoseconds of %s", expression).isLessThanOrEqualTo(MOST_TIME.toNanos());
        assertThat(bytes).as("bytes of %s", expression).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static void evaluate(Expression compiled, Article article) {
        try {
            boolean _ = compiled.holds(new Candidate(article, new Vocabulary(List.of())));
        } catch (ExpressionException noAnswer) {
            // an answer, too, and it also has its price
        }
    }
}
