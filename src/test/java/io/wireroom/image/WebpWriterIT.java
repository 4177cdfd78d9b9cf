package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decodes the output of {@link WebpWriter} with libwebp. */
class WebpWriterIT {
    @TempDir
    private Path folder;

    static Stream<Bitmap> plainBitmaps() {
        return Stream.of(
                Bitmaps.black(1, 1),
                Bitmaps.white(1, 1),
                Bitmaps.black(300, 200),
                Bitmaps.white(300, 200),
                Bitmaps.checkerboard(7, 9),
                Bitmaps.checkerboard(64, 64),
                Bitmaps.checkerboard(333, 100),
                Bitmap.of(100, 100, (x, y) -> x == 99 && y == 99),
                Bitmap.of(16_384, 3, (x, y) -> x == 16_383 || y == 1),
                Bitmap.of(3, 16_384, (x, y) -> y == 16_383 || x == 1),
                Bitmaps.white(5000, 5000));
    }

    static Stream<Bitmap> noisyPictures() {
        Random random = new Random(11);
        return IntStream.range(0, 40).mapToObj(round -> {
            int width = 1 + random.nextInt(round < 20 ? 40 : 700);
            int height = 1 + random.nextInt(round < 20 ? 40 : 500);
            return round % 2 == 0
                    ? Bitmaps.noise(width, height, random.nextDouble(), random)
                    : Bitmaps.blocks(width, height, 1 + random.nextInt(9), random);
        });
    }

    @ParameterizedTest
    @MethodSource({"plainBitmaps", "noisyPictures"})
    void isDecodedToTheSamePixels(Bitmap bitmap) throws Exception {
        Bitmap decoded = Tool.decodeWebp(WebpWriter.write(bitmap), folder);
        assertThat(decoded.width()).isEqualTo(bitmap.width());
        assertThat(decoded.height()).isEqualTo(bitmap.height());
        assertThat(decoded.rows()).isEqualTo(bitmap.rows());
    }

    /** Fibonacci-like symbol counts give Huffman codes longer than the 15 bits that the format allows. */
    @Test
    void limitsCodeLengthForSkewedSymbolCounts() throws Exception {
        StringBuilder symbols = new StringBuilder();
        int[] counts = IntStream.iterate(1, n -> n).limit(22).toArray();
        for (int i = 2; i < counts.length; i++) {
            counts[i] = counts[i - 1] + counts[i - 2];
        }
        for (int i = 0; i < counts.length; i++) {
            symbols.repeat((char) (i * 11), counts[i]);
        }
        int[] shuffled = shuffled(symbols);
        Bitmap bitmap =
                Bitmap.of(800, shuffled.length / 100, (x, y) -> (shuffled[y * 100 + x / 8] >> (x % 8) & 1) == 1);
        assertThat(Tool.decodeWebp(WebpWriter.write(bitmap), folder).rows()).isEqualTo(bitmap.rows());
    }

    @Test
    void isAValidFileForWebpinfo() throws Exception {
        Path file = folder.resolve("info.webp");
        for (Bitmap bitmap : plainBitmaps().toList()) {
            Files.write(file, WebpWriter.write(bitmap));
            assertThat(new Tool("webpinfo").runForText(file))
                    .contains("No error detected", "Lossless", "Alpha: 0", "Width: " + bitmap.width());
        }
    }

    private static int[] shuffled(CharSequence symbols) {
        int[] all = symbols.chars().toArray();
        Random random = new Random(12);
        for (int i = all.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return all;
    }
}
