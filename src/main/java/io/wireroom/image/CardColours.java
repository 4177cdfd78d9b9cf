package io.wireroom.image;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The palette of a card: steps from paper to ink, steps from paper to the source's own colour, white and black.
 *
 * @param source red, green and blue of the source's colour, eight bits each
 */
record CardColours(int source) {
    private static final int PAPER = 0xfbf9f4;
    private static final int INK = 0x1c1b20;
    private static final int[] SOURCES = {
        0x0f4c5c, 0x1f3a5f, 0x7a1f2b, 0x23513b, 0x4e2a5a, 0x8f3d1f, 0x37474f, 0x2e3278, 0x55571f, 0x6d1a44, 0x00596b,
        0x5c3d2e
    };

    private static final int STEPS = 127;
    private static final int FIRST_OF_INK = 0;
    private static final int FIRST_OF_SOURCE = FIRST_OF_INK + STEPS;
    private static final int WHITE = FIRST_OF_SOURCE + STEPS;
    private static final int BLACK = WHITE + 1;

    /** The colours of a source: always the same ones for the same key. */
    static CardColours of(String sourceKey) {
        CRC32 sum = new CRC32();
        sum.update(sourceKey.getBytes(StandardCharsets.UTF_8));
        return new CardColours(SOURCES[(int) (sum.getValue() % SOURCES.length)]);
    }

    /** The index of paper covered with ink to {@code covered} parts of 255. */
    byte ink(int covered) {
        return (byte) (FIRST_OF_INK + step(covered));
    }

    /** The index of paper covered with the source's colour to {@code covered} parts of 255. */
    byte source(int covered) {
        return (byte) (FIRST_OF_SOURCE + step(covered));
    }

    byte white() {
        return (byte) WHITE;
    }

    byte black() {
        return (byte) BLACK;
    }

    /** Red, green and blue of each index, as PNG's {@code PLTE} has them. */
    byte[] palette() {
        byte[] palette = new byte[3 * (BLACK + 1)];
        for (int step = 0; step < STEPS; step++) {
            put(palette, FIRST_OF_INK + step, mix(INK, step));
            put(palette, FIRST_OF_SOURCE + step, mix(source, step));
        }
        put(palette, WHITE, 0xffffff);
        put(palette, BLACK, 0x000000);
        return palette;
    }

    private static int step(int covered) {
        return covered * (STEPS - 1) / 255;
    }

    private static int mix(int colour, int step) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = (PAPER >> shift) & 0xff;
            int to = (colour >> shift) & 0xff;
            mixed |= (from + (to - from) * step / (STEPS - 1)) << shift;
        }
        return mixed;
    }

    private static void put(byte[] palette, int index, int colour) {
        palette[3 * index] = (byte) (colour >> 16);
        palette[3 * index + 1] = (byte) (colour >> 8);
        palette[3 * index + 2] = (byte) colour;
    }
}
