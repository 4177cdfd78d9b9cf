package io.wireroom.route;

import java.util.List;
import java.util.Random;

/** Expressions that mostly make sense, of every operator and function there is, and of some that are left out. */
final class ExpressionGenerator {
    private static final List<String> TEXTS = List.of(
            "article.title",
            "article.summary",
            "article.source_key",
            "article.language",
            "article.extra.x",
            "\"a\"",
            "\"aaaaaaaab\"",
            "string(article.word_count)",
            "article.tags[0]",
            "article.url",
            "article.authors[1]",
            "string(article.date)");
    private static final List<String> NUMBERS = List.of(
            "article.word_count",
            "article.article_id",
            "size(article.title)",
            "article.tags.size()",
            "7",
            "-1",
            "size(article.extra)",
            "article.extra.items[3]",
            "int(\"12\")",
            "article.date.getDayOfYear()",
            "article.updated.getHours(\"Europe/Oslo\")",
            "size(article.extra.x)");
    private static final List<String> LISTS = List.of(
            "article.tags",
            "article.authors",
            "article.extra.items",
            "[\"a\", article.title]",
            "[article.tags, article.authors][0]",
            "{\"a\": article.tags}[\"a\"]",
            "[]");
    private static final List<String> TIMES = List.of(
            "article.date",
            "article.updated",
            "timestamp(\"2026-01-01T00:00:00Z\")",
            "(article.date + duration(\"1h\"))");
    private static final List<String> PATTERNS = List.of("a+b", "^a", "(a|b)*c", "\\\\bx", "[", "(a{30}){9}");

    private final Random random;

    ExpressionGenerator(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 8)) {
            case 0 -> text() + any(" == ", " != ", " < ", " >= ") + text();
            case 1 -> number(2) + any(" == ", " < ", " > ", " <= ") + number(2);
            case 2 -> text() + any(".contains(", ".startsWith(", ".endsWith(") + text() + ")";
            case 3 -> text() + ".matches(\"" + (random.nextBoolean() ? of(PATTERNS) : pattern(3)) + "\")";
            case 4 -> text() + " in " + of(LISTS);
            case 5 -> of(LISTS) + any(" == ", " != ") + of(LISTS);
            case 6 -> of(TIMES) + any(" < ", " == ") + of(TIMES);
            case 7 -> any("\"x\" in article.extra", "article.extra == article.extra", "true", "article.extra.y");
            case 8, 9, 10 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 11, 12, 13 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 14 -> "!(" + condition(depth - 1) + ")";
            default -> "(" + condition(depth - 1) + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")";
        };
    }

    /** As many conditions as an expression has room for. */
    String longest() {
        StringBuilder expression = new StringBuilder(condition(2));
        while (true) {
            String next = any(" || ", " && ") + condition(1);
            if (expression.length() + next.length() > ExpressionLanguage.MAX_LENGTH) {
                return expression.toString();
            }
            expression.append(next);
        }
    }

    /** In RE2 syntax, as it stands in quotes. */
    private String pattern(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 5)) {
            case 0, 1 -> "a";
            case 2 -> any(".", "[a-c]", "[^x]", "\\\\w", "\\\\pL");
            case 3 -> any("b", "x", "\\\\b", "(?i)a");
            case 4 -> any("^", "$", "");
            case 5, 6 -> pattern(depth - 1) + pattern(depth - 1);
            case 7 -> "(" + pattern(depth - 1) + "|" + pattern(depth - 1) + ")";
            case 8 -> "(" + pattern(depth - 1) + ")*";
            case 9 -> "(" + pattern(depth - 1) + ")+";
            case 10 -> "(" + pattern(depth - 1) + ")?";
            default -> "(" + pattern(depth - 1) + "){" + random.nextInt(9) + "," + (9 + random.nextInt(60)) + "}";
        };
    }

    private String text() {
        return of(TEXTS);
    }

    private String number(int depth) {
        return depth == 0 || random.nextBoolean()
                ? of(NUMBERS)
                : "(" + number(depth - 1) + any(" + ", " - ", " * ", " / ", " % ") + number(depth - 1) + ")";
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String of(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
