package io.wireroom.normalize.text;

/** Which characters can stand in an article: those of XML 1.0 (§2.2) without the C1 controls, DEL and the byte order mark. */
public final class Characters {
    private Characters() {}

    /** True if {@code codePoint} can be written in every format that articles leave in; never true of a lone surrogate. */
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

    /** A bidirectional embedding or override (UAX #9), which can make a line read as another than it is. */
    static boolean reorders(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E;
    }

    /** White space in the widest sense: with no-break spaces and line separators. */
    public static boolean space(int codePoint) {
        return codePoint <= ' '
                ? codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r')
                : codePoint > 0x7F && (Character.isSpaceChar(codePoint) || codePoint == 0x85);
    }

    /** White space as HTML collapses it, of which a text of this kind only consists; true of the empty text. */
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
