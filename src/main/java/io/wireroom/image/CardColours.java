package io.wireroom.image;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Palette of a card: a gradient from the background to the text colour, a gradient from the background to the colour of the
 * source, white and black.
 *
 * @param source colour of the source as 0xRRGGBB
 */
record CardColours(int source) {
    private static final int BACKGROUND = 0xfbf9f4;
    private static final int TEXT = 0x1c1b20;
    private static final int[] SOURCE_COLOURS = {
        0x0f4c5c, 0x1f3a5f, 0x7a1f2b, 0x23513b, 0x4e2a5a, 0x8f3d1f, 0x37474f, 0x2e3278, 0x55571f, 0x6d1a44, 0x00596b,
        0x5c3d2e
    };

    private static final int STEPS = 127;
    private static final int FIRST_TEXT_INDEX = 0;
    private static final int FIRST_SOURCE_INDEX = FIRST_TEXT_INDEX + STEPS;
    private static final int WHITE = FIRST_SOURCE_INDEX + STEPS;
    private static final int BLACK = WHITE + 1;

    /** The colours of a source. The same key always yields the same colours. */
    static CardColours of(String sourceKey) {
        CRC32 sum = new CRC32();
        sum.update(sourceKey.getBytes(StandardCharsets.UTF_8));
        return new CardColours(SOURCE_COLOURS[(int) (sum.getValue() % SOURCE_COLOURS.length)]);
    }

    /** The palette index of a text pixel with the given coverage, 0 to 255. */
    byte ink(int covered) {
        return (byte) (FIRST_TEXT_INDEX + step(covered));
    }

    /** The palette index of a pixel in the source's colour with the given coverage, 0 to 255. */
    byte source(int covered) {
        return (byte) (FIRST_SOURCE_INDEX + step(covered));
    }

    byte white() {
        return (byte) WHITE;
    }

    byte black() {
        return (byte) BLACK;
    }

    /** Red, green and blue of each index, in the layout of the PNG chunk {@code PLTE}. */
    byte[] palette() {
        byte[] palette = new byte[3 * (BLACK + 1)];
        for (int step = 0; step < STEPS; step++) {
            put(palette, FIRST_TEXT_INDEX + step, mix(TEXT, step));
            put(palette, FIRST_SOURCE_INDEX + step, mix(source, step));
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
            int from = (BACKGROUND >> shift) & 0xff;
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
