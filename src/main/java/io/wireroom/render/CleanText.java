package io.wireroom.render;

import java.util.function.IntPredicate;

/** Removes or replaces characters that an output format cannot represent. */
final class CleanText {
    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    /** Replaces unpaired surrogates with U+FFFD, because they have no UTF-8 encoding (RFC 3629 §3). */
    static String unicode(String text) {
        return isPlain(text, 0) ? text : filter(text, codePoint -> true);
    }

    /** As {@link #unicode}, and removes characters that XML 1.0 (§2.2) does not allow, such as most control characters. */
    static String xml(String text) {
        return isPlain(text, ' ') ? text : filter(text, CleanText::isXml);
    }

    /** Fast path: whether the text has neither surrogates nor control characters below {@code minimum}, as most texts. */
    private static boolean isPlain(String text, int minimum) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE || (c < minimum && c != '\n')) {
                return false;
            }
        }
        return true;
    }

    private static String filter(String text, IntPredicate allowed) {
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
