package io.wireroom.image;

import java.util.Random;

/** Test bitmaps for the writers. */
final class Bitmaps {
    private Bitmaps() {}

    static Bitmap noise(int width, int height, double black, Random random) {
        return Bitmap.of(width, height, (x, y) -> random.nextDouble() < black);
    }

    /** Repetitive content like that of QR codes, with a few random pixels. */
    static Bitmap blocks(int width, int height, int side, Random random) {
        Bitmap coarse = noise(width / side + 1, height / side + 1, 0.5, random);
        return Bitmap.of(width, height, (x, y) -> coarse.isBlack(x / side, y / side) ^ random.nextInt(500) == 0);
    }

    static Bitmap black(int width, int height) {
        return Bitmap.of(width, height, (x, y) -> true);
    }

    static Bitmap white(int width, int height) {
        return Bitmap.of(width, height, (x, y) -> false);
    }

    static Bitmap checkerboard(int width, int height) {
        return Bitmap.of(width, height, (x, y) -> (x + y) % 2 == 0);
    }

    static String text(Bitmap bitmap) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                text.append(bitmap.isBlack(x, y) ? '#' : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
