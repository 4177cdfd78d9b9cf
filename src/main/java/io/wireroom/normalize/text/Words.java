package io.wireroom.normalize.text;

import java.util.regex.Pattern;

/**
 * Counts words. A word is a run of characters with at least one letter or digit; white space and dashes longer than the hyphen separate
 * words: {@code at-risk} is one word. Each ideograph and each hiragana counts as a word, since Chinese and Japanese do not separate words
 * by spaces.
 */
public final class Words {
    private static final Pattern SPACE = Pattern.compile("[\\s\u00A0]++");

    /** Flag of letters and digits. */
    private static final int LETTER = 1;

    /** The flag of separators is {@code 1 << SEPARATOR_SHIFT}. */
    private static final int SEPARATOR_SHIFT = 1;

    /** Flags of ASCII characters. */
    private static final byte[] ASCII = new byte[0x80];

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = (byte) (Character.isLetterOrDigit(c) ? LETTER : Characters.space(c) ? 1 << SEPARATOR_SHIFT : 0);
        }
    }

    private Words() {}

    public static int count(String text) {
        int words = 0;
        int counted = 0; // 1 within a word that was counted
        for (int i = 0; i < text.length(); ) {
            char first = text.charAt(i);
            if (first < ASCII.length) { // without branches, because no processor predicts the ends of words
                int kind = ASCII[first];
                words += kind & LETTER & ~counted;
                counted = (counted | kind) & ~(kind >> SEPARATOR_SHIFT) & LETTER;
                i++;
                continue;
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.space(c) || (c >= '‒' && c <= '―')) {
                counted = 0;
            } else if (standsAlone(c)) {
                words++;
                counted = 0;
            } else if (Character.isLetterOrDigit(c)) {
                words += LETTER & ~counted;
                counted = LETTER;
            }
        }
        return words;
    }

    /** Whether a text has a visible character: neither white space nor a character without a glyph. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> !Characters.space(c) && !isBlank(c));
    }

    private static boolean isBlank(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL, Character.UNASSIGNED -> true;
            default ->
                c == 0x2800 || c == 0x3164 || c == 0xFFA0 || c == 0x115F || c == 0x1160; // Braille and hangul blanks
        };
    }

    /** Whether a character belongs to a script that does not separate words by spaces. */
    static boolean unspaced(int c) {
        return standsAlone(c)
                || (c >= 0x30A0 && c <= 0x30FF)
                || (c >= 0x0E00 && c <= 0x0EFF)
                || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF);
    }

    /** Whether both texts are equal except for white space. */
    public static boolean same(String one, String other) {
        return SPACE.matcher(one).replaceAll("").equals(SPACE.matcher(other).replaceAll(""));
    }

    private static boolean standsAlone(int c) {
        return c >= 0x3040 && (Character.isIdeographic(c) || c <= 0x309F);
    }
}
