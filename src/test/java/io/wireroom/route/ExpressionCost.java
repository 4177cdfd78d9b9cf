package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wireroom.article.Article;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** What evaluating an expression costs: CPU time and allocated bytes of the thread, each bounded. */
final class ExpressionCost {
    private static final Duration MOST_TIME = Duration.ofMillis(50);
    private static final long MOST_BYTES = 16L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ExpressionCost() {}

    /** The best of a few times: the first ones pay for classes and compilers. */
    static void assertIsSmall(String expression, Expression compiled, Article article) {
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
