package io.wireroom.image;

import java.util.Arrays;

/** Bits into bytes, lowest bit first, as VP8L wants them. */
final class BitWriter {
    private byte[] bytes = new byte[1024];
    private int size;
    private long pending;
    private int pendingBits;

    /** Writes the {@code count} lowest bits of {@code value}, at most 32. */
    void write(int value, int count) {
        pending |= (value & ((1L << count) - 1)) << pendingBits;
        pendingBits += count;
        while (pendingBits >= 8) {
            append((byte) pending);
            pending >>>= 8;
            pendingBits -= 8;
        }
    }

    /** What was written, the last byte filled with zeros. The writer is spent. */
    byte[] finish() {
        if (pendingBits > 0) {
            append((byte) pending);
        }
        return Arrays.copyOf(bytes, size);
    }

    private void append(byte value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = value;
    }
}
