package io.wireroom.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import java.util.List;
import java.util.Random;

/**
 * Expressions that a fuzzer writes. By its first byte, an input is an expression as it is, or the choices of a generator of expressions that
 * mostly make sense. Each that compiles is evaluated over articles, and must be cheap.
 */
public final class FuzzedExpressions {
    private static final List<Article> ARTICLES =
            List.of(Articles.SHIPS, Articles.large(), Articles.titled("a".repeat(Patterns.MAX_TEXT_LENGTH)));

    private FuzzedExpressions() {}

    /** Throws an {@link AssertionError} for an expression that costs too much. */
    public static void evaluate(byte[] input) {
        String expression = expression(input);
        if (ExpressionLanguage.read(expression) instanceof ExpressionLanguage.ParseResult.Valid(Expression good)) {
            for (Article article : ARTICLES) {
                ExpressionCost.assertIsSmall(expression, good, article);
            }
        }
    }

    private static String expression(byte[] input) {
        if (input.length == 0) {
            return "";
        }
        ExpressionGenerator generator = new ExpressionGenerator(new Choices(input));
        return switch (input[0] & 3) {
            case 0 -> new String(input, 1, input.length - 1, UTF_8);
            case 1 -> generator.longest();
            default -> generator.condition(5);
        };
    }

    /** The bytes of an input as choices, and zeros after them. */
    private static final class Choices extends Random {
        private static final long serialVersionUID = 1;
        private final byte[] input;
        private int next = 1;

        Choices(byte[] input) {
            this.input = input;
        }

        @Override
        protected int next(int bits) {
            int choice = next < input.length ? input[next++] & 0xFF : 0;
            return bits < Byte.SIZE ? choice >>> (Byte.SIZE - bits) : choice << (bits - Byte.SIZE);
        }
    }
}
