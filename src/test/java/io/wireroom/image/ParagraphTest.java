package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ParagraphTest {
    private static final Typeface SERIF = Typeface.bundled("NotoSerif-SemiBold.ttf");
    private static final Paragraph.Box BOX = new Paragraph.Box(744, 340, 84, 34);

    @Test
    void usesTheLargestSizeForAShortTitle() {
        assertThat(Paragraph.fit("Harbour reopens", SERIF, BOX).run().size()).isEqualTo(84);
    }

    @Test
    void balancesLinesWithoutASingleLastWord() {
        Paragraph paragraph = Paragraph.fit("Museum opens its great hall to all of us", SERIF, BOX);
        assertThat(paragraph.lines()).hasSizeGreaterThan(1);
        assertThat(paragraph.lines().getLast()).contains(" ");
    }

    @Test
    void staysInItsBoxForAnyText() {
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder("W");
            for (int length = random.nextInt(500); length > 0; length--) {
                text.append(
                        random.nextInt(random.nextBoolean() ? 6 : 60) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
            }
            Paragraph paragraph =
                    Paragraph.fit(text.toString().replaceAll(" +", " ").strip(), SERIF, BOX);
            assertThat(paragraph.lines().size() * paragraph.leading()).isLessThanOrEqualTo(BOX.height());
            assertThat(paragraph.lines()).allMatch(line -> paragraph.run().width(line) <= BOX.width());
        }
    }

    @Test
    void keepsAllWordsOfATitleThatFits() {
        String title = "A Small Airline Will Fly Seaplanes Between Nineteen Islands, With Timetables Set by the Tide";
        assertThat(String.join(" ", Paragraph.fit(title, SERIF, BOX).lines())).isEqualTo(title);
    }

    @Test
    void truncatesWithAnEllipsis() {
        Paragraph paragraph = Paragraph.fit("tide and time ".repeat(60).strip(), SERIF, BOX);
        assertThat(paragraph.run().size()).isEqualTo(34);
        assertThat(paragraph.lines().getLast()).endsWith("…");
        assertThat(paragraph.lines().getFirst()).doesNotContain("…");
    }

    @Test
    void hyphenatesAWordWiderThanALine() {
        Paragraph paragraph = Paragraph.fit("w".repeat(60), SERIF, BOX);
        assertThat(paragraph.lines()).hasSizeGreaterThan(1);
        assertThat(paragraph.lines().getFirst()).endsWith("w-");
        assertThat(paragraph.lines().getLast()).doesNotEndWith("-");
    }
}
