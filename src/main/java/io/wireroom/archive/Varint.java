package io.wireroom.archive;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Numbers in as few bytes as they need, seven bits a byte, the lowest first (Protocol Buffers, Base 128 Varints). */
final class Varint {
    /** Bytes that a number of 64 bits takes at most. */
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

    /** The number, unless the bytes end within it or it is longer than one can be. */
    static OptionalLong read(ByteBuffer in) {
        long number = 0;
        for (int i = 0; i < MAX_LENGTH && in.hasRemaining(); i++) {
            byte next = in.get();
            number |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }
}
