package io.wireroom.image;

import java.util.Arrays;

/** Pixel buffer of an indexed-colour PNG. */
final class Canvas {
    private final int width;
    private final int height;
    private final byte[] scanlines;

    /** A canvas on which every pixel has palette index 0. */
    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.scanlines = new byte[(width + 1) * height]; // each row is preceded by its filter type, 0 (None)
    }

    void fill(int x, int y, int wide, int high, byte colour) {
        for (int row = y; row < y + high; row++) {
            Arrays.fill(scanlines, at(x, row), at(x + wide, row), colour);
        }
    }

    void draw(Bitmap bitmap, int x, int y, byte black) {
        for (int row = 0; row < bitmap.height(); row++) {
            for (int column = 0; column < bitmap.width(); column++) {
                if (bitmap.isBlack(column, row)) {
                    scanlines[at(x + column, y + row)] = black;
                }
            }
        }
    }

    /** Maps the coverage of a pixel, 0 to 255, to a palette index. */
    @FunctionalInterface
    interface Shade {
        byte of(int covered);
    }

    void draw(Rasterizer shape, Shade shade) {
        shape.forEachPixel((x, y, covered) -> scanlines[at(x, y)] = shade.of(covered));
    }

    Rasterizer shape() {
        return new Rasterizer(width, height);
    }

    byte[] png(byte[] palette) {
        return new PngChunks(width, height, 8, PngChunks.INDEXED)
                .add("PLTE", palette)
                .finish(scanlines);
    }

    private int at(int x, int y) {
        return y * (width + 1) + 1 + x;
    }
}
