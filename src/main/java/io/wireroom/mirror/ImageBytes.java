package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Random access to the bytes of an image file. Reading past the end throws {@link Unreadable}, for any position below 2^63. */
final class ImageBytes {
    private final byte[] bytes;

    ImageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Thrown by format readers for an invalid or truncated file. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final FetchFailure failure;

        Unreadable(FetchFailure failure) {
            super(failure.label(), null, false, false);
            this.failure = failure;
        }

        FetchFailure failure() {
            return failure;
        }
    }

    /** Width and height in pixels, as declared in the header. */
    record Size(long width, long height) {
        static final Size NONE = new Size(0, 0);

        long pixels() {
            return width * height;
        }

        /** The smallest size that contains both. Files may declare several sizes, and viewers differ in which they use. */
        Size or(Size other) {
            return new Size(Math.max(width, other.width), Math.max(height, other.height));
        }
    }

    long length() {
        return bytes.length;
    }

    int u8(long at) throws Unreadable {
        if (at < 0 || at >= bytes.length) {
            throw new Unreadable(FetchFailure.TRUNCATED);
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

    /** Four-character code of a chunk or box. */
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
