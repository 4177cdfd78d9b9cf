package io.wireroom.route;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A word or phrase that a rule searches for, ignoring case. A word is a run of letters, digits and combining marks. In scripts
 * without spaces between words, each letter is a word, so that a word is a sequence of letters.
 *
 * @param folded the words in lower case
 */
record Words(List<String> folded) {
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** All characters below this one are in NFC and do not combine with the previous character (UAX #15). */
    private static final char FIRST_COMBINING = 0x300;

    private static final int ASCII = 128;

    /** Characters before this one are of scripts that separate words. */
    private static final char FIRST_ALONE = 0x0E00;

    /** Whether an ASCII character is a letter or a digit. */
    private static final boolean[] WORD_CHARACTERS = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            WORD_CHARACTERS[c] = Character.isLetterOrDigit(c);
        }
    }

    Words {
        folded = List.copyOf(folded);
    }

    static Words of(String text) {
        List<String> words = new ArrayList<>();
        read(text, (composed, start, end) -> words.add(fold(new String(composed, start, end - start))));
        return new Words(words);
    }

    boolean isEmpty() {
        return folded.isEmpty();
    }

    static String fold(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Receives each word of a text. */
    @FunctionalInterface
    interface Reader {
        void word(char[] composed, int start, int end);
    }

    /** Finds the words of a text. */
    static void read(String text, Reader reader) {
        read(composed(text), reader);
    }

    /** Finds the words of a composed text. */
    static void read(char[] composed, Reader reader) {
        int start = -1;
        int length = 1;
        for (int at = 0; at < composed.length; at += length) {
            int character = composed[at];
            boolean ofWord;
            boolean single = false;
            if (character < ASCII) {
                length = 1;
                ofWord = WORD_CHARACTERS[character];
            } else {
                character = Character.codePointAt(composed, at);
                length = Character.charCount(character);
                ofWord = isOfWord(character);
                single = ofWord && standsAlone(character);
            }
            if (start >= 0 && (single || !ofWord)) {
                reader.word(composed, start, at);
                start = -1;
            }
            if (single) {
                reader.word(composed, at, at + length);
            } else if (start < 0 && ofWord) {
                start = at;
            }
        }
        if (start >= 0) {
            reader.word(composed, start, composed.length);
        }
    }

    /** The text in its canonical composition (NFC). An array is read several times as fast as a string. */
    static char[] composed(String text) {
        char[] chars = text.toCharArray();
        int bits = 0;
        for (char c : chars) { // without a branch, so that it is vectorized
            bits |= c;
        }
        return bits < FIRST_COMBINING
                ? chars
                : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
    }

    /** Whether no character of a composed text stands alone or takes two chars. */
    static boolean isSpaced(char[] composed) {
        for (char c : composed) {
            if (c >= FIRST_ALONE && (c < 0x2000 || c >= 0x2C00)) { // between them: punctuation and symbols
                return false;
            }
        }
        return true;
    }

    /** Whether a char of a {@linkplain #isSpaced spaced} text belongs to a word. */
    static boolean isOfWord(char c) {
        return c < ASCII ? WORD_CHARACTERS[c] : isOfWord((int) c);
    }

    private static boolean isOfWord(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    private static boolean standsAlone(int character) {
        return character >= FIRST_ALONE && WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }
}
