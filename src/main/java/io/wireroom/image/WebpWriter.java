package io.wireroom.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes bitmaps as lossless WebP (RFC 9649 §3, "VP8L") with a palette of white and black, which packs eight pixels of a row
 * into one symbol.
 */
public final class WebpWriter {
    private static final int MAX_SIDE = 1 << 14;
    /** Minimum copy length. Shorter copies cost more bits than literals for modules one symbol wide. */
    private static final int MIN_COPY_LENGTH = 24;

    private WebpWriter() {}

    /** @throws IllegalArgumentException if a side is longer than 16,384 pixels, the limit of the format */
    public static byte[] write(Bitmap bitmap) {
        if (bitmap.width() > MAX_SIDE || bitmap.height() > MAX_SIDE) {
            throw new IllegalArgumentException("too large for WebP: " + bitmap.width() + " × " + bitmap.height());
        }
        BitWriter out = new BitWriter();
        out.write(0x2f, 8);
        out.write(bitmap.width() - 1, 14);
        out.write(bitmap.height() - 1, 14);
        out.write(0, 1); // no transparency
        out.write(0, 3); // version
        writePalette(out);
        out.write(0, 1); // no colour cache
        out.write(0, 1); // one set of prefix codes for the whole image
        new WebpTokens(bitmap, MIN_COPY_LENGTH).write(out);
        return container(out.finish());
    }

    /** Color indexing transform with white at index 0 and black at index 1. The second entry is a difference from the first. */
    private static void writePalette(BitWriter out) {
        out.write(1, 1); // a transform follows
        out.write(3, 2); // type: color indexing
        out.write(2 - 1, 8);
        out.write(0, 1); // no colour cache
        for (int channel = 0; channel < 3; channel++) {
            PrefixCode.describeSimple(out, 1, 255); // green, red, blue: 255, and 1 more is 0
        }
        PrefixCode.describeSimple(out, 0, 255); // alpha: 255, and 0 more
        PrefixCode.describeSimple(out, 0); // no distances
        out.write(0b1111, 4); // white: in each channel the second symbol
        out.write(0b0000, 4); // black: in each channel the first
        out.write(0, 1); // no more transforms
    }

    /** A RIFF container (RFC 9649 §2) with one chunk, padded to an even size. */
    private static byte[] container(byte[] stream) {
        int padded = stream.length + (stream.length & 1);
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + padded)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(stream.length)
                .put(stream)
                .array();
    }
}
