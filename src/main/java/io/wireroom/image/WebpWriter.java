package io.wireroom.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Lossless WebP of two colours (RFC 9649 §3, "VP8L"): a palette of white and black, which makes eight pixels of a row one
 * symbol, and copies from the row above or from the symbol before.
 */
public final class WebpWriter {
    private static final int LARGEST_SIDE = 1 << 14;
    /** Shorter copies cost more than they save where a module is a symbol wide. */
    private static final int SHORTEST_COPY = 24;

    private WebpWriter() {}

    /** @throws IllegalArgumentException if a side is longer than 16,384 pixels, which the format can't say */
    public static byte[] write(Bitmap picture) {
        if (picture.width() > LARGEST_SIDE || picture.height() > LARGEST_SIDE) {
            throw new IllegalArgumentException("too large for WebP: " + picture.width() + " × " + picture.height());
        }
        BitWriter out = new BitWriter();
        out.write(0x2f, 8);
        out.write(picture.width() - 1, 14);
        out.write(picture.height() - 1, 14);
        out.write(0, 1); // no transparency
        out.write(0, 3); // version
        writePalette(out);
        out.write(0, 1); // no colour cache
        out.write(0, 1); // one set of codes for the whole picture
        new WebpTokens(picture, SHORTEST_COPY).write(out);
        return container(out.finish());
    }

    /** The color indexing transform with white as 0 and black as 1, the latter as its difference from the former. */
    private static void writePalette(BitWriter out) {
        out.write(1, 1); // a transform
        out.write(3, 2); // of colour indexes
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

    /** A RIFF container (RFC 9649 §2) of one chunk, which is filled up to an even size. */
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
