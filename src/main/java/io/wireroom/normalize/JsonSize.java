package io.wireroom.normalize;

/** How many bytes a text takes in JSON (RFC 8259 §7) and UTF-8, without writing it. */
final class JsonSize {
    private static final int ESCAPED = 6;

    private JsonSize() {}

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
            return ESCAPED;
        }
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
