package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** An image file's bytes by position. Asking beyond the end is {@link Unreadable}, at any position up to 2^63. */
final class ImageBytes {
    private final byte[] bytes;

    ImageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Why a reader of a format gives up. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final Failure failure;

        Unreadable(Failure failure) {
            super(failure.label(), null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** Width and height in pixels, as the header has them. */
    record Size(long width, long height) {
        static final Size NONE = new Size(0, 0);

        long pixels() {
            return width * height;
        }

        /** What holds both: files may name several sizes, and viewers choose. */
        Size or(Size other) {
            return new Size(Math.max(width, other.width), Math.max(height, other.height));
        }
    }

    long length() {
        return bytes.length;
    }

    int u8(long at) throws Unreadable {
        if (at < 0 || at >= bytes.length) {
            throw new Unreadable(Failure.TRUNCATED);
        }
        return bytes[(int) at] & 0xFF;
    }

    int u16(long at) throws Unreadable {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) throws Unreadable {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16LittleEndian(long at) throws Unreadable {
        return u8(at + 1) << 8 | u8(at);
    }

    int u24LittleEndian(long at) throws Unreadable {
        return u8(at + 2) << 16 | u16LittleEndian(at);
    }

    long u32LittleEndian(long at) throws Unreadable {
        return (long) u16LittleEndian(at + 2) << 16 | u16LittleEndian(at);
    }

    /** Four characters that name a chunk or box. */
    String name(long at) throws Unreadable {
        u8(at + 3);
        return new String(bytes, (int) at, 4, ISO_8859_1);
    }

    boolean startsWith(String text, int at) {
        byte[] wanted = text.getBytes(ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
