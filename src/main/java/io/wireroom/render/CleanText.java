package io.wireroom.render;

import java.util.function.IntPredicate;

/** Text made fit for a format that can't hold every {@code char}. */
final class CleanText {
    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    /** Each half of a broken surrogate pair becomes U+FFFD, so that the text has a UTF-8 form (RFC 3629 §3). */
    static String unicode(String text) {
        return isPlain(text, 0) ? text : keep(text, codePoint -> true);
    }

    /** As {@link #unicode}, without what XML 1.0 (§2.2) can't hold in any spelling, such as most control characters. */
    static String xml(String text) {
        return isPlain(text, ' ') ? text : keep(text, CleanText::isXml);
    }

    /** Whether it has only characters that every format can hold, as nearly all texts have: said without a look at pairs. */
    private static boolean isPlain(String text, int least) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE || (c < least && c != '\n')) {
                return false;
            }
        }
        return true;
    }

    private static String keep(String text, IntPredicate allowed) {
        return text.codePoints()
                .map(c -> isSurrogate(c) ? REPLACEMENT : c)
                .filter(allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isXml(int c) {
        return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
    }
}
