package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTest {
    private static final Typeface SERIF = Typeface.bundled("NotoSerif-SemiBold.ttf");
    private static final Typeface SANS = Typeface.bundled("NotoSans-Medium.ttf");

    @Test
    void mapsCharactersToGlyphs() {
        assertThat("Aé–“…ΩжỆ".chars()).allMatch(SERIF::has).allMatch(SANS::has);
        assertThat("東א\uffff".chars()).noneMatch(SERIF::has);
        assertThat(SERIF.has(0x1f680)).isFalse();
    }

    @Test
    void kernsPairs() {
        assertThat(SERIF.kern('A', 'V')).isNegative();
        assertThat(SANS.kern('T', 'o')).isNegative();
        assertThat(SERIF.kern('H', 'H')).isZero();
    }

    @ParameterizedTest
    @CsvSource({"l, 4, 1, 0", "O, 8, 2, 1", "É, 12, 2, 0", "%, 20, 5, 1"})
    void drawsClosedContours(char character, int leastEdges, int contours, int atLeastCurves) {
        Counter counter = new Counter();
        SERIF.draw(character, 0, 0, 1, counter);
        assertThat(counter.opened).isEqualTo(counter.closed).isEqualTo(contours);
        assertThat(counter.edges).isGreaterThanOrEqualTo(leastEdges);
        assertThat(counter.curves).isGreaterThanOrEqualTo(atLeastCurves);
    }

    /** The rasterized area is the area that the outline encloses: none for a space, and a ring has a hole. */
    @Test
    void fillsWhatAnOutlineEncloses() {
        assertThat(inkOf(' ')).isZero();
        assertThat(inkOf('O')).isGreaterThan(inkOf('l') / 2);
        Rasterizer ring = new Rasterizer(100, 100);
        SANS.draw('O', 10, 90, 0.1, ring);
        boolean[] hole = {true};
        ring.forEachPixel((x, y, covered) -> hole[0] &= x != 48 || y != 54);
        assertThat(hole[0]).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.9})
    void coversPixelsInPart(double offset) {
        Rasterizer square = new Rasterizer(10, 10);
        square.moveTo(2 + offset, 3);
        square.lineTo(5 + offset, 3);
        square.lineTo(5 + offset, 6);
        square.lineTo(2 + offset, 6);
        square.close();
        int[] sum = {0};
        square.forEachPixel((x, y, covered) -> sum[0] += covered);
        assertThat(sum[0]).isBetween(9 * 255 - 6, 9 * 255 + 6);
    }

    @Test
    void clipsWhatLiesOutside() {
        Rasterizer shape = new Rasterizer(10, 10);
        shape.moveTo(-50, -50);
        shape.lineTo(50, -50);
        shape.lineTo(50, 50);
        shape.lineTo(-50, 50);
        shape.close();
        int[] full = {0};
        shape.forEachPixel((x, y, covered) -> full[0] += covered >= 254 ? 1 : 0);
        assertThat(full[0]).isEqualTo(100);
    }

    @Test
    void reportsAMissingFont() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Typeface.bundled("None.ttf"))
                .withMessageContaining("None.ttf");
    }

    private static int inkOf(char character) {
        Rasterizer coverage = new Rasterizer(100, 120);
        SERIF.draw(character, 10, 90, 0.1, coverage);
        int[] ink = {0};
        coverage.forEachPixel((x, y, covered) -> ink[0] += covered);
        return ink[0];
    }

    private static final class Counter implements Outline {
        private int opened;
        private int closed;
        private int edges;
        private int curves;

        @Override
        public void moveTo(double x, double y) {
            opened++;
        }

        @Override
        public void lineTo(double x, double y) {
            edges++;
        }

        @Override
        public void curveTo(double controlX, double controlY, double x, double y) {
            edges++;
            curves++;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
