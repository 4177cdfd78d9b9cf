package io.wireroom.image;

import java.util.Arrays;

/** Packs bits into bytes, least significant bit first, as VP8L requires (RFC 9649 §3). */
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

    /** The bytes written so far; the last byte is padded with zero bits. The writer cannot be used afterwards. */
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
