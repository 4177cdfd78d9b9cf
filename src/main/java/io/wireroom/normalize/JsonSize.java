package io.wireroom.normalize;

/** Computes the size of a text as a JSON string (RFC 8259 §7) in UTF-8. */
final class JsonSize {
    private static final int ESCAPE_LENGTH = 6;

    private JsonSize() {}

    /** An upper bound of the size, without reading the text. */
    static long bound(String text) {
        return 2 + (long) ESCAPE_LENGTH * text.length();
    }

    static long of(String text) {
        long bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    private static int of(char c) {
        if (c == '"' || c == '\\' || c == '\n' || c == '\t') {
            return 2;
        }
        if (c < ' ') {
            return ESCAPE_LENGTH;
        }
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
