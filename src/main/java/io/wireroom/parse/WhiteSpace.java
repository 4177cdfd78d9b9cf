package io.wireroom.parse;

/** The white space of TOML, YAML, JSON and Markdown. */
final class WhiteSpace {
    private WhiteSpace() {}

    static boolean is(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The index of the first character at or after {@code start} that is not white space; the text's length if there is none. */
    static int skip(String text, int start) {
        int at = start;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
