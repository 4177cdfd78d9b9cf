package io.wireroom.image;

/**
 * An immutable black-and-white image, one bit per pixel. Each row starts on a byte boundary and has its leftmost pixel in the
 * most significant bit. A set bit is black; padding bits are clear.
 */
public final class Bitmap {
    private final int width;
    private final int height;
    private final byte[] rows;

    private Bitmap(int width, int height, byte[] rows) {
        this.width = width;
        this.height = height;
        this.rows = rows;
    }

    /** Returns for each pixel whether it is black. */
    @FunctionalInterface
    public interface Pixels {
        boolean isBlack(int x, int y);
    }

    /** @throws IllegalArgumentException if a side is not positive */
    public static Bitmap of(int width, int height, Pixels pixels) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("invalid bitmap size: " + width + " × " + height);
        }
        int stride = stride(width);
        byte[] rows = new byte[Math.multiplyExact(stride, height)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixels.isBlack(x, y)) {
                    rows[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return new Bitmap(width, height, rows);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * Whether a pixel is black. Pixels outside the bitmap are white.
     *
     * @param x column in pixels, from the left
     * @param y row in pixels, from the top
     */
    public boolean isBlack(int x, int y) {
        return x >= 0
                && y >= 0
                && x < width
                && y < height
                && (rows[y * stride(width) + x / 8] & (0x80 >> (x % 8))) != 0;
    }

    /** This bitmap scaled up: each pixel becomes a square of {@code factor} × {@code factor} pixels. */
    public Bitmap enlarged(int factor) {
        int wide = Math.multiplyExact(width, factor);
        int stride = stride(wide);
        byte[] large = new byte[Math.multiplyExact(stride, Math.multiplyExact(height, factor))];
        for (int y = 0; y < height; y++) {
            int start = y * factor * stride;
            for (int x = 0; x < wide; x++) {
                if (isBlack(x / factor, y)) {
                    large[start + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
            for (int copy = 1; copy < factor; copy++) {
                System.arraycopy(large, start, large, start + copy * stride, stride);
            }
        }
        return new Bitmap(wide, height * factor, large);
    }

    /** Bytes per row. */
    int stride() {
        return stride(width);
    }

    /** All rows, not copied: the caller must not change them. */
    byte[] rows() {
        return rows;
    }

    private static int stride(int width) {
        return (width + 7) / 8;
    }
}
