package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the QR codes with independent scanners and decoders. */
class QrImageIT {
    private static final String URL =
            "https://news.example/202507/126642-harbour-opens-to-sailing-ships-again-after-a-century";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a", URL, "https://news.example/202507/1-größe-東京"})
    void isReadFromEachFormat(String text) throws Exception {
        QrImage image = QrImage.of(text, QrStyle.DEFAULT).orElseThrow();
        assertThat(scan(Files.write(folder.resolve("code.webp"), image.webp()))).isEqualTo(text);
        assertThat(scan(Files.write(folder.resolve("code.png"), image.png()))).isEqualTo(text);
        assertThat(scan(Files.write(folder.resolve("code.svg"), image.svg()))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2, 4", "3, 2", "5, 4", "7, 6", "16, 4"})
    void isReadInAnyStyle(int pixelsPerModule, int quietZone) throws Exception {
        for (QrStyle.ErrorCorrection level : QrStyle.ErrorCorrection.values()) {
            QrImage image = QrImage.of(URL, new QrStyle(pixelsPerModule, quietZone, level))
                    .orElseThrow();
            assertThat(scan(Files.write(folder.resolve("code.png"), image.png())))
                    .isEqualTo(URL);
            assertThat(Tool.decodeWebp(image.webp(), folder).rows())
                    .isEqualTo(image.pixels().rows());
        }
    }

    @Test
    void isAValidPngForPngcheck() throws Exception {
        for (Bitmap bitmap : WebpWriterIT.plainBitmaps().toList()) {
            Path file = Files.write(folder.resolve("check.png"), PngWriter.write(bitmap));
            assertThat(new Tool("pngcheck").runForText(file))
                    .contains("OK", bitmap.width() + "x" + bitmap.height(), "1-bit grayscale");
        }
    }

    private static String scan(Path file) throws Exception {
        return new Tool("zbarimg").runForText("-q", "--raw", file).strip();
    }
}
