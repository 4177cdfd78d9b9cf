package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WritersTest {
    private static final Pattern RUN = Pattern.compile("(?:M(\\d+) (\\d+)|m(\\d+) 0)h(\\d+)v1h-\\4z");

    static Stream<Bitmap> bitmaps() {
        Random random = new Random(3);
        Stream<Bitmap> plain = Stream.of(
                Bitmaps.black(1, 1), Bitmaps.white(1, 1), Bitmaps.black(70, 30), Bitmaps.checkerboard(33, 17));
        return Stream.concat(
                plain,
                IntStream.range(0, 30)
                        .mapToObj(i -> Bitmaps.noise(
                                1 + random.nextInt(50), 1 + random.nextInt(50), random.nextDouble(), random)));
    }

    @ParameterizedTest
    @MethodSource("bitmaps")
    void pngDecodesToTheSamePixels(Bitmap bitmap) throws Exception {
        var read = ImageIO.read(new ByteArrayInputStream(PngWriter.write(bitmap)));
        Bitmap back = Bitmap.of(read.getWidth(), read.getHeight(), (x, y) -> (read.getRGB(x, y) & 0xffffff) == 0);
        assertThat(Bitmaps.text(back)).isEqualTo(Bitmaps.text(bitmap));
    }

    @ParameterizedTest
    @MethodSource("bitmaps")
    void svgFillsTheSamePixels(Bitmap bitmap) throws Exception {
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SvgWriter.write(bitmap, 8)))
                .getDocumentElement();
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 " + bitmap.width() + " " + bitmap.height());
        String path = svg.getLastChild().getAttributes().getNamedItem("d").getNodeValue();
        boolean[][] black = new boolean[bitmap.height()][bitmap.width()];
        int pen = 0;
        int row = 0;
        var runs = RUN.matcher(path);
        int end = 0;
        while (runs.find()) {
            assertThat(runs.start()).isEqualTo(end);
            end = runs.end();
            boolean first = runs.group(1) != null;
            row = first ? Integer.parseInt(runs.group(2)) : row;
            pen = first ? Integer.parseInt(runs.group(1)) : pen + Integer.parseInt(runs.group(3));
            for (int i = Integer.parseInt(runs.group(4)); i > 0; i--) {
                black[row][pen + i - 1] = true;
            }
        }
        assertThat(end).isEqualTo(path.length());
        assertThat(Bitmaps.text(Bitmap.of(bitmap.width(), bitmap.height(), (x, y) -> black[y][x])))
                .isEqualTo(Bitmaps.text(bitmap));
    }

    @Test
    void webpIsARiffFileOfEvenSize() {
        for (Bitmap bitmap : bitmaps().toList()) {
            byte[] file = WebpWriter.write(bitmap);
            assertThat(file.length % 2).isZero();
            assertThat(file)
                    .startsWith('R', 'I', 'F', 'F', (file.length - 8) & 0xff, ((file.length - 8) >> 8) & 0xff, 0, 0);
        }
    }

    @Test
    void webpRefusesSidesBeyondTheFormatLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> WebpWriter.write(Bitmaps.white(16_385, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> WebpWriter.write(Bitmaps.white(1, 16_385)));
    }

    @Test
    void enlargingRepeatsPixels() {
        Bitmap small = Bitmaps.noise(13, 9, 0.5, new Random(2));
        for (int factor = 1; factor < 10; factor++) {
            int side = factor;
            Bitmap expected = Bitmap.of(13 * side, 9 * side, (x, y) -> small.isBlack(x / side, y / side));
            assertThat(Bitmaps.text(small.enlarged(factor))).isEqualTo(Bitmaps.text(expected));
            assertThat(small.enlarged(factor).rows()).isEqualTo(expected.rows());
        }
    }

    @Test
    void bitmapRefusesEmptySides() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bitmaps.white(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Bitmaps.white(1, 0));
    }
}
