package io.wireroom.route;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of texts, without regard to case. A word is a run of letters, digits and their marks. In scripts that put no
 * spaces between words, each letter is a word, so that a word is found as a sequence of letters.
 */
final class Words {
    /** Between two texts; no word is empty. */
    private static final String GAP = "";

    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private final List<String> row = new ArrayList<>();
    private final Set<String> all = new HashSet<>();

    private Words() {}

    static Words of(String... texts) {
        Words words = new Words();
        for (String text : texts) {
            words.add(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
        return words;
    }

    private void add(String text) {
        int start = -1;
        int length = 0;
        for (int at = 0; at < text.length(); at += length) {
            int character = text.codePointAt(at);
            length = Character.charCount(character);
            boolean single = standsAlone(character);
            if (start >= 0 && (single || !isOfWord(character))) {
                put(text.substring(start, at));
                start = -1;
            }
            if (single) {
                put(text.substring(at, at + length));
            } else if (start < 0 && isOfWord(character)) {
                start = at;
            }
        }
        if (start >= 0) {
            put(text.substring(start));
        }
        row.add(GAP);
    }

    private void put(String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        row.add(folded);
        all.add(folded);
    }

    private static boolean isOfWord(int character) {
        if (character < 128) {
            return Character.isLetterOrDigit(character);
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    private static boolean standsAlone(int character) {
        return character >= 0x0E00 && isOfWord(character) && WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether these words occur consecutively in one text. */
    boolean contain(Words wanted) {
        List<String> phrase = wanted.row.subList(0, wanted.row.size() - 1);
        if (phrase.isEmpty() || !all.containsAll(phrase)) {
            return false;
        }
        return phrase.size() == 1 || standsInARow(phrase);
    }

    private boolean standsInARow(List<String> phrase) {
        for (int start = 0; start + phrase.size() <= row.size(); start++) {
            if (row.get(start).equals(phrase.getFirst())
                    && row.subList(start, start + phrase.size()).equals(phrase)) {
                return true;
            }
        }
        return false;
    }
}
