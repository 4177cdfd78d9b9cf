package io.wireroom.archive;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Variable-length numbers with seven bits per byte, lowest first (Protocol Buffers, Base 128 Varints). */
final class Varint {
    /** Maximum number of bytes of a 64-bit number. */
    static final int MAX_LENGTH = 10;

    private Varint() {}

    static void write(long number, ByteBuffer out) {
        long rest = number;
        while ((rest & ~0x7F) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** The number; empty if it is truncated, too long, or not written as {@link #write} does: a number has one form. */
    static OptionalLong read(ByteBuffer in) {
        long number = 0;
        for (int i = 0; i < MAX_LENGTH && in.hasRemaining(); i++) {
            byte next = in.get();
            number |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                boolean shortest = i == 0 || next != 0;
                boolean fits = i < MAX_LENGTH - 1 || next <= 1;
                return shortest && fits ? OptionalLong.of(number) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }
}
