package io.wireroom.normalize.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.normalize.body.BodyPolicy;
import io.wireroom.normalize.body.CleanBody;
import io.wireroom.normalize.link.LinkResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBodyTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private static CleanBody clean(String markdown) {
        return switch (MarkdownBody.html(markdown, note -> {})) {
            case Result.Ok<String>(String html) -> BodyPolicy.clean(html, new LinkResolver(null));
            case Result.Rejected<String>(Rejection why) -> throw new AssertionError(why.toString());
        };
    }

    private static @Nullable Code code(String markdown) {
        return MarkdownBody.html(markdown, note -> {}) instanceof Result.Rejected<String>(Rejection why)
                ? why.code()
                : null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~~old~~ new|<p><s>old</s> new</p>",
                "See www.example.org/a.|<p>See <a href=\"http://www.example.org/a\" rel=\"nofollow\""
                        + " target=\"_blank\">www.example.org/a</a>.</p>",
                "See https://example.org/a_b_c.|<p>See <a href=\"https://example.org/a_b_c\" rel=\"nofollow\""
                        + " target=\"_blank\">https://example.org/a_b_c</a>.</p>",
                "- [x] done|<ul><li>☑ done</li></ul>",
                "- [ ] to do|<ul><li>☐ to do</li></ul>"
            })
    void readsGitHubFlavoredMarkdown(String markdown, String html) {
        assertThat(clean(markdown).html().replace("\n", "")).isEqualTo(html);
        assertThat(clean(markdown).notes()).isEmpty();
    }

    @Test
    void readsTables() {
        assertThat(clean("| a | b |\n|---|--:|\n| 1 | 2 |\n").html().replaceAll("\\s", ""))
                .isEqualTo(
                        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>");
    }

    @Test
    void appendsFootnotesInTheOrderOfReferences() {
        CleanBody body = clean(
                "High[^b] and low[^a], high again[^B].\n\n[^a]: Of the *moon*.\n[^b]: Of the sun.[^c]\n[^c]: Far.\n"
                        + "[^d]: Nobody asks.\n\nThe end.");

        assertThat(body.html().replace("\n", ""))
                .isEqualTo("<p>High<sup>[1]</sup> and low<sup>[2]</sup>, high again<sup>[1]</sup>.</p><p>The"
                        + " end.</p><hr><ol><li><p>Of the sun.<sup>[3]</sup></p></li><li><p>Of the"
                        + " <em>moon</em>.</p></li><li><p>Far.</p></li><li><p>Nobody asks.</p></li></ol>");
        assertThat(body.notes()).isEmpty();
    }

    @Test
    void keepsReferencesWithoutFootnote() {
        assertThat(clean("High[^nowhere].").html()).isEqualTo("<p>High[^nowhere].</p>");
    }

    @Test
    void rejectsHugeTables() {
        String row = "|a".repeat(2_000) + "|\n";
        String table = row + "|-".repeat(2_000) + "|\n" + "|\n".repeat(200_000);

        assertTimeoutPreemptively(GENEROUS, () -> assertThat(code(table)).isEqualTo(Code.TOO_LARGE));
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(code("> " + row + "> " + "|-".repeat(2_000) + "|\n" + "> |\n".repeat(100_000)))
                        .isEqualTo(Code.TOO_LARGE));
    }

    @Test
    void readsALargeTable() {
        assertThat(clean("|a|b|\n|-|-|\n" + "|1|2|\n".repeat(5_000)).html()).contains("<td>2</td>");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", " > "})
    void rejectsDeeplyNestedQuotes(String quote) {
        assertTimeoutPreemptively(
                GENEROUS, () -> assertThat(code(quote.repeat(300_000) + "x")).isEqualTo(Code.TOO_DEEP));
        assertThat(code(quote.repeat(20) + "x")).isNull();
    }

    @Test
    void rejectsExpandingReferences() {
        String markdown = "[a]: https://example.org/" + "x".repeat(300_000) + "\n\n" + "[a] ".repeat(150_000);

        assertTimeoutPreemptively(GENEROUS, () -> assertThat(code(markdown)).isEqualTo(Code.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- ",
                "* a\n ",
                "[",
                "![",
                "*a ",
                "**a _",
                "`",
                "~",
                "<a ",
                "[^a]",
                "[^a]: x\n",
                "|",
                "&",
                "\\",
                "1. ",
                "# ",
                "(",
                "[a](",
                "www.",
                "http://",
                "a@",
                "- [ ] x\n",
                "\t",
                "<!-- ",
                "|-\n"
            })
    void processesRepeatedInputInLinearTime(String piece) {
        String markdown = piece.repeat(200_000 / piece.length());

        assertTimeoutPreemptively(GENEROUS, () -> MarkdownBody.html(markdown, note -> {}));
    }

    @Test
    void neverThrowsOnRandomMarkdown() {
        long seed = 11;
        System.out.println("MarkdownBodyTest: seed " + seed);
        String[] pieces = {
            "[^1]",
            "[^1]: ",
            "- [x] ",
            "|",
            "-|-\n",
            "> ",
            "\n",
            "\n\n",
            "    ",
            "*",
            "_",
            "~~",
            "`",
            "```\n",
            "<b>",
            "</p>",
            "[a](b)",
            "[a]: c\n",
            "www.a.bc",
            "x",
            "é",
            "😀",
            "\0",
            "&#0;",
            "\\",
            "# ",
            "1) ",
            "<!--",
            "![",
            "]",
            "\t"
        };
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String markdown = random.ints(random.nextInt(30), 0, pieces.length)
                    .mapToObj(piece -> pieces[piece])
                    .collect(Collectors.joining());
            try {
                MarkdownBody.html(markdown, note -> {});
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + markdown, e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 1 | 2 | |', removed table cell beyond the header's columns (2)",
                "'| a | b |\n|---|---|---|\n1 | 2 | 3', removed table cell beyond the header's columns (1)",
                "'> | a | b |\n> |---|---|\n> | `x \\| y` | 2 | 3', removed table cell beyond the header's columns (1)",
                "'| a | b |\n|---|---|\n| 1 \\| 2 | 3 |', -",
                "'| a |\n|---|\n\n| 1 | 2 |', -"
            })
    void notesDroppedCells(String markdown, @Nullable String note) {
        List<String> notes = new ArrayList<>();
        MarkdownBody.html(markdown.replace("\\n", "\n"), notes::add);
        assertThat(notes).isEqualTo(note == null ? List.of() : List.of(note));
    }

    @Test
    void keepsASecondDefinitionOfAFootnote() {
        assertThat(clean("A[^1] b[^1].\n\n[^1]: First.\n\n[^1]: Second.\n").text())
                .contains("First.", "Second.");
    }
}
