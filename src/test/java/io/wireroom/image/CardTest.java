package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    private static final int COLUMN_END = 840;
    private final Card card = new Card(QrCodes.DEFAULT);

    @Test
    void hasTheSizeRecommendedForSocialNetworks() throws Exception {
        BufferedImage image = read(card.png(Cards.article("Harbour reopens", "Reef Wire")));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
    }

    @Test
    void isDeterministicAcrossThreads() throws Exception {
        byte[] expected = card.png(Cards.SAMPLES.getFirst());
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<byte[]> draw = () -> card.png(Cards.SAMPLES.getFirst());
            for (var png : threads.invokeAll(Collections.nCopies(16, draw))) {
                assertThat(Arrays.equals(png.get(), expected)).isTrue();
            }
        }
    }

    /** The area left of the text and between text and panel has the background colour only. */
    @Test
    void keepsItsMarginsForAnyTitle() throws Exception {
        String words = "Wide Mmmm words and ill ones, Äpfel & Çelik 1,234.50 — ";
        for (int length = 1; length < 260; length += 29) {
            BufferedImage image = read(card.png(Cards.article(words.repeat(6).substring(0, length), "Reef Wire")));
            assertThat(isPaper(image, 0, 0, 70, 630)).isTrue();
            assertThat(isPaper(image, COLUMN_END, 0, 876, 630))
                    .describedAs("%d", length)
                    .isTrue();
            assertThat(isPaper(image, 0, 516, COLUMN_END, 536))
                    .describedAs("%d", length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "東京の新しい図書館が開館",
                "مكتبة جديدة تفتح أبوابها",
                "ספרייה חדשה נפתחת",
                "नया पुस्तकालय खुला",
                "🚀🚀🚀",
                "\u200b"
            })
    void drawsAMosaicForATitleInAnUnsupportedScript(String title) throws Exception {
        byte[] png = card.png(Cards.article(title, "Reef Wire"));
        assertThat(Arrays.equals(png, card.png(Cards.article("漢字", "Reef Wire"))))
                .isTrue();
        assertThat(isPaper(read(png), 72, 164, COLUMN_END, 300)).isFalse();
    }

    @Test
    void drawsADistinctMosaicPerArticleWithoutLegibleText() throws Exception {
        BufferedImage image = read(card.png(Cards.article("東京", "東京新聞")));
        assertThat(isPaper(image, 72, 80, COLUMN_END, 160)).isTrue();
        for (int x = 72; x < 72 + 9 * 82; x += 82) {
            assertThat(isPaper(image, x, 164, x + 82, 492)).isFalse();
        }
        assertThat(isPaper(image, 0, 516, COLUMN_END, 536)).isTrue();
        assertThat(isPaper(image, 72, 530, COLUMN_END, 570)).isFalse();
        assertThat(LongStream.range(1, 200)
                        .mapToObj(id -> Arrays.hashCode(card.png(Cards.withId(id, "東京", "東京新聞"))))
                        .distinct())
                .hasSize(199);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "W", "\u0301", "1,"})
    @Timeout(20) // a card takes about 20 ms; laying out such a title in full would take minutes
    void boundsLayoutTimeOfLongTitles(String part) throws Exception {
        assertThat(read(card.png(Cards.article("a" + part.repeat(300_000), "Reef Wire"))))
                .isNotNull();
    }

    private static boolean isPaper(BufferedImage image, int left, int top, int right, int bottom) {
        int paper = image.getRGB(0, 0);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (image.getRGB(x, y) != paper) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BufferedImage read(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
