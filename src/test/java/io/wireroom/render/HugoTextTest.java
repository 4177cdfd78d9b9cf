package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.text.PlainText;
import java.util.List;
import java.util.Random;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugoTextTest {
    private static final List<String> PIECES = List.of(
            "Ships",
            "a",
            "H",
            "U",
            "w",
            "www",
            ".",
            ",",
            " ",
            " ",
            " ",
            "-",
            "--",
            "'",
            "\"",
            "(",
            ")",
            "!",
            "?",
            ";",
            "1",
            "1.",
            "HUGO",
            "HUGOMORE42",
            "__h",
            "_",
            "*",
            "<b>",
            "&amp;",
            "{{<",
            "[x](y)",
            "http://e.org",
            "a@b.c",
            "#",
            "é",
            "\n",
            "\u00a0",
            "`");

    /** By the readers themselves: CommonMark, and the reader of producers' texts. */
    @Test
    void whatIsInertIsLeftAsItIs() {
        Random random = new Random(1);
        int inert = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(8); piece >= 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (HugoText.isInert(text.toString())) {
                inert++;
                assertIsLeftAsItIs(text.toString());
            }
        }
        assertThat(inert).isGreaterThan(1_000);
    }

    private static void assertIsLeftAsItIs(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
        assertThat(PlainText.ofProse(text)).isEqualTo(text);
        assertThat(HugoMarks.escape(text)).isEqualTo(text);
        assertThat(HugoShortcodes.escape(text)).isEqualTo(text);
        assertThat(HtmlRenderer.builder()
                        .build()
                        .render(Parser.builder().build().parse(text)))
                .isEqualTo("<p>" + text.replace("\"", "&quot;") + "</p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ships return", "It's \"late\", he said; (no?) - so, 3 ships!", "A.", "HU"})
    void usualTextsAreInert(String text) {
        assertThat(HugoText.isInert(text)).isTrue();
        assertThat(HugoText.markdown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "a  b",
                "1. a",
                "- a",
                "www.e.org",
                "WWW.",
                "a*b*",
                "HUGOMORE42",
                "a: b",
                "\u00e9",
                "a\nb"
            })
    void othersAreReadWithCare(String text) {
        assertThat(HugoText.isInert(text)).isFalse();
    }
}
