package io.wireroom.image;

import java.util.Arrays;

/** PNG of one bit a pixel. */
public final class PngWriter {
    private static final byte UP = 2;

    private PngWriter() {}

    public static byte[] write(Bitmap picture) {
        return new PngChunks(picture.width(), picture.height(), 1, PngChunks.GREYSCALE).finish(scanlines(picture));
    }

    /** White is 1; the bits that fill the last byte of a row are white, too. A row like the one above is left to the filter. */
    private static byte[] scanlines(Bitmap picture) {
        int stride = picture.stride();
        byte[] rows = picture.rows();
        byte[] lines = new byte[Math.multiplyExact(stride + 1, picture.height())];
        for (int y = 0; y < picture.height(); y++) {
            int row = y * stride;
            int line = y * (stride + 1);
            if (y > 0 && Arrays.equals(rows, row, row + stride, rows, row - stride, row)) {
                lines[line] = UP;
            } else {
                for (int i = 0; i < stride; i++) {
                    lines[line + 1 + i] = (byte) ~rows[row + i];
                }
            }
        }
        return lines;
    }
}
