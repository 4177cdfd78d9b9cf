package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrImageTest {
    private static final String URL = "https://news.example/202507/126642-harbour-opens-to-sailing-ships-again";

    @Test
    void hasAQuietZoneAndFinderPatterns() {
        QrImage image = QrImage.of(URL, new QrStyle(3, 4, QrStyle.ErrorCorrection.MEDIUM))
                .orElseThrow();
        Bitmap modules = image.modules();
        int far = modules.width() - 5;
        assertThat(modules.isBlack(4, 4) && modules.isBlack(far, 4) && modules.isBlack(4, far))
                .isTrue();
        for (int i = 0; i < modules.width(); i++) {
            for (int edge = 0; edge < 4; edge++) {
                assertThat(modules.isBlack(i, edge) || modules.isBlack(edge, i)).isFalse();
            }
        }
        assertThat(image.pixels().width()).isEqualTo(3 * modules.width());
    }

    @Test
    void hasMoreModulesForHigherErrorCorrection() {
        assertThat(Stream.of(QrStyle.ErrorCorrection.values())
                        .map(level -> QrImage.of(URL, new QrStyle(1, 0, level)).orElseThrow())
                        .map(image -> image.modules().width()))
                .containsExactly(33, 37, 41, 49);
    }

    @Test
    void isEmptyForTextBeyondTheLargestCode() {
        assertThat(QrImage.of("x".repeat(2331), QrStyle.DEFAULT)).isPresent();
        assertThat(QrImage.of("x".repeat(2332), QrStyle.DEFAULT)).isEmpty();
        assertThat(QrImage.of("x".repeat(1_000_000), QrStyle.DEFAULT)).isEmpty();
    }

    @Test
    void staysSmall() {
        QrImage image = QrImage.of(URL, QrStyle.DEFAULT).orElseThrow();
        assertThat(image.webp()).hasSizeLessThan(550);
        assertThat(image.png()).hasSizeLessThan(1000);
        assertThat(image.svg()).hasSizeLessThan(5000);
    }

    @Test
    void isDeterministicAcrossThreads() throws Exception {
        byte[] webp = QrImage.of(URL, QrStyle.DEFAULT).orElseThrow().webp();
        byte[] png = QrImage.of(URL, QrStyle.DEFAULT).orElseThrow().png();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<QrImage> draw = () -> QrImage.of(URL, QrStyle.DEFAULT).orElseThrow();
            for (var image :
                    threads.invokeAll(IntStream.range(0, 64).mapToObj(i -> draw).toList())) {
                assertThat(image.get().webp()).isEqualTo(webp);
                assertThat(image.get().png()).isEqualTo(png);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "65, 4", "8, -1", "8, 65"})
    void refusesStylesOutOfRange(int pixelsPerModule, int quietZone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QrStyle(pixelsPerModule, quietZone, QrStyle.ErrorCorrection.LOW));
    }
}
