package io.wireroom.parse;

/** The white space of TOML, YAML, JSON and Markdown. */
final class Blank {
    private Blank() {}

    static boolean is(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Where the first character other than white space stands, at or after {@code start}; the text's end if there is none. */
    static int skip(String text, int start) {
        int at = start;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
