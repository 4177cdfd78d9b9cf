package io.wireroom.image;

import java.util.Arrays;

/** Encodes bitmaps as greyscale PNG with one bit per pixel. */
public final class PngWriter {
    private static final byte UP = 2;

    private PngWriter() {}

    public static byte[] write(Bitmap bitmap) {
        return new PngChunks(bitmap.width(), bitmap.height(), 1, PngChunks.GREYSCALE).finish(scanlines(bitmap));
    }

    /** White is 1, also in the padding bits of a row. A row equal to the row above is encoded with filter type Up as zeros. */
    private static byte[] scanlines(Bitmap bitmap) {
        int stride = bitmap.stride();
        byte[] rows = bitmap.rows();
        byte[] lines = new byte[Math.multiplyExact(stride + 1, bitmap.height())];
        for (int y = 0; y < bitmap.height(); y++) {
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
