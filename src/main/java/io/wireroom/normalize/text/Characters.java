package io.wireroom.normalize.text;

/** Character classes. An article may contain the characters of XML 1.0 (§2.2) except C1 controls, DEL and the byte order mark. */
public final class Characters {
    private Characters() {}

    /** Whether an article may contain {@code codePoint}. False for unpaired surrogates. */
    public static boolean allowed(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ' || codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        }
        return codePoint > 0x9F
                && !(codePoint >= 0xD800 && codePoint <= 0xDFFF)
                && codePoint != 0xFEFF
                && codePoint != 0xFFFE
                && codePoint != 0xFFFF;
    }

    /** Whether this is a bidirectional embedding or override (UAX #9), which can disguise the order of a text. */
    static boolean reorders(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E;
    }

    /** White space, including no-break spaces and line separators. */
    public static boolean space(int codePoint) {
        return codePoint <= ' '
                ? codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r')
                : codePoint > 0x7F && (Character.isSpaceChar(codePoint) || codePoint == 0x85);
    }

    /** Whether the text consists of collapsible white space only. True for the empty text. */
    public static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!collapsible(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** ASCII white space (Infra Standard §4.6). */
    public static boolean collapsible(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
