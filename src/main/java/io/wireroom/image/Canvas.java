package io.wireroom.image;

import java.util.Arrays;

/** Pixels of an indexed PNG in the making. */
final class Canvas {
    private final int width;
    private final int height;
    private final byte[] scanlines;

    /** A canvas of index 0. */
    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.scanlines = new byte[(width + 1) * height]; // each row after its filter, which is 0: none
    }

    void fill(int x, int y, int wide, int high, byte colour) {
        for (int row = y; row < y + high; row++) {
            Arrays.fill(scanlines, at(x, row), at(x + wide, row), colour);
        }
    }

    void draw(Bitmap picture, int x, int y, byte black) {
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                if (picture.isBlack(column, row)) {
                    scanlines[at(x + column, y + row)] = black;
                }
            }
        }
    }

    /** Says which index a pixel has that is covered to so many parts of 255. */
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
