package io.wireroom.parse.toml;

/** Finds the end of TOML strings, single-line and multi-line. */
final class TomlStrings {
    private TomlStrings() {}

    /** The index after the string that begins at {@code start}; the end of its line or of the text if the string is not closed. */
    static int end(String toml, int start, char quote) {
        return isTriple(toml, start, quote) ? endOfMany(toml, start + 3, quote) : endOfOne(toml, start + 1, quote);
    }

    /** Whether a string has a character or an escape that no string can have. */
    static boolean isInvalid(String toml, int start, int end) {
        return hasControlCharacter(toml, start, end)
                || (toml.charAt(start) == '"' && hasUnknownEscape(toml, start, end));
    }

    private static boolean hasUnknownEscape(String toml, int start, int end) {
        for (int at = start; at + 1 < end; at++) {
            if (toml.charAt(at) == '\\' && "btnfreuUx\"\\ \t\r\n".indexOf(toml.charAt(++at)) < 0) {
                return true;
            }
        }
        return false;
    }

    /** TOML forbids all but tabs and line ends (TOML 1.0, "String"). */
    static boolean hasControlCharacter(String toml, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = toml.charAt(at);
            boolean lineEnd = c == '\n' || (c == '\r' && at + 1 < end && toml.charAt(at + 1) == '\n');
            if ((c < ' ' && c != '\t' && !lineEnd) || c == '\u007F') {
                return true;
            }
        }
        return false;
    }

    /** Whether three quotes begin here. */
    static boolean isTriple(String toml, int at, char quote) {
        return at + 2 < toml.length()
                && toml.charAt(at) == quote
                && toml.charAt(at + 1) == quote
                && toml.charAt(at + 2) == quote;
    }

    private static int endOfOne(String toml, int start, char quote) {
        for (int at = start; at < toml.length(); at++) {
            char c = toml.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            if (c == '\n') {
                return at;
            }
            if (c == '\\' && quote == '"' && at + 1 < toml.length() && toml.charAt(at + 1) != '\n') {
                at++;
            }
        }
        return toml.length();
    }

    /** Up to two quotes before the closing three belong to the string. */
    private static int endOfMany(String toml, int start, char quote) {
        for (int at = start; at < toml.length(); at++) {
            if (toml.charAt(at) == '\\' && quote == '"') {
                at++;
            } else if (isTriple(toml, at, quote)) {
                int end = at + 3;
                while (end < at + 5 && end < toml.length() && toml.charAt(end) == quote) {
                    end++;
                }
                return end;
            }
        }
        return toml.length();
    }
}
