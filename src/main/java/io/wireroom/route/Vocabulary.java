package io.wireroom.route;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * All words that the rules of a table search for. The texts of an article are scanned once for all rules. Words that no rule
 * searches for are skipped without being copied. Immutable.
 */
final class Vocabulary {
    /** The number of all words that no rule searches for. */
    static final int UNKNOWN = 0;

    private static final int ASCII = 128;
    private static final long ANY = -1;

    /** 1 for each ASCII character that is of no word. */
    private static final long[] SEPARATES = new long[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            SEPARATES[c] = Words.isOfWord(c) ? 0 : 1;
        }
    }

    private final Map<String, Integer> numbers = new HashMap<>();
    /** The words by the hash of their characters, with open addressing; at most a quarter is in use. */
    private final String[] slots;

    /**
     * How the wanted words begin: for each first ASCII character, in any case, the second characters, as bits that are numbered
     * by their last six bits. This decides for most words of a text.
     */
    private final long[] beginnings = new long[ASCII];

    Vocabulary(Collection<Words> wanted) {
        wanted.forEach(words -> words.folded().forEach(word -> numbers.putIfAbsent(word, numbers.size() + 1)));
        slots = new String[Integer.highestOneBit(numbers.size() + 1) * 8];
        for (String word : numbers.keySet()) {
            addBeginning(word);
            int slot = word.hashCode() & (slots.length - 1);
            while (slots[slot] != null) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = word;
        }
    }

    private void addBeginning(String word) {
        char first = word.charAt(0);
        if (first < ASCII) {
            long seconds = word.length() == 1 || word.charAt(1) >= ASCII ? ANY : anyCase(word.charAt(1));
            beginnings[first] |= seconds;
            beginnings[Character.toUpperCase(first)] |= seconds;
        }
    }

    private static long anyCase(char ascii) {
        return 1L << ascii | 1L << Character.toUpperCase(ascii);
    }

    /** 1 if a wanted word may begin with these characters, of which the first is ASCII. Without branches. */
    private long mayBegin(char first, char second) {
        long other = (ASCII - 1L - second) >>> 63; // 1 if the second one is not ASCII
        return (beginnings[first] >>> second | other) & 1;
    }

    /** The words of texts, in order. Phrases do not extend from one text to the next. */
    FoundWords read(String... texts) {
        FoundWords found = new FoundWords(this);
        for (String text : texts) {
            char[] composed = Words.composed(text);
            if (Words.isSpaced(composed)) {
                readSpaced(composed, found);
            } else {
                Words.read(composed, (chars, start, end) -> found.add(number(chars, start, end)));
            }
            found.add(UNKNOWN);
        }
        return found;
    }

    /**
     * Looks only at words that begin like a wanted one. Nothing depends on the ends of other words, which no processor predicts.
     */
    private void readSpaced(char[] text, FoundWords found) {
        long outside = 1; // 1 if the previous character is of no word
        int known = 0; // end of the last known word
        for (int at = 0; at < text.length; at++) {
            char c = text[at];
            char next = at + 1 < text.length ? text[at + 1] : ' ';
            long begins = c < ASCII ? mayBegin(c, next) : 1;
            if ((begins & outside) != 0 && Words.isOfWord(c)) {
                int end = endOfWord(text, at);
                int number = number(text, at, end);
                if (number != UNKNOWN) {
                    if (hasWord(text, known, at)) {
                        found.add(UNKNOWN);
                    }
                    found.add(number);
                    known = end;
                }
                at = end - 1;
                outside = 0;
            } else {
                outside = separates(c);
            }
        }
    }

    private static long separates(char c) {
        if (c < ASCII) {
            return SEPARATES[c];
        }
        return Words.isOfWord(c) ? 0 : 1;
    }

    private static int endOfWord(char[] text, int start) {
        int end = start + 1;
        while (end < text.length && Words.isOfWord(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean hasWord(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Words.isOfWord(text[at])) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return numbers.size();
    }

    /** The numbers of the words of a phrase. */
    int[] numbers(Words phrase) {
        return phrase.folded().stream()
                .mapToInt(word -> numbers.getOrDefault(word, UNKNOWN))
                .toArray();
    }

    /** The number of a word as it is written in a text, in any case. */
    private int number(char[] text, int start, int end) {
        int hash = 0; // String.hashCode of the word in lower case
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= ASCII) {
                return numbers.getOrDefault(Words.fold(new String(text, start, end - start)), UNKNOWN);
            }
            hash = 31 * hash + lower(c);
        }
        int slot = hash & (slots.length - 1);
        for (String word = slots[slot]; word != null; word = slots[slot]) {
            if (word.length() == end - start && isSame(word, text, start)) {
                return numbers.getOrDefault(word, UNKNOWN);
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
    }

    private static boolean isSame(String word, char[] text, int start) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != lower(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + ('a' - 'A')) : ascii;
    }

    /** The words of an article that are in the vocabulary. */
    static final class FoundWords {
        private final Vocabulary vocabulary;
        private final boolean[] present;
        private int[] row = new int[512];
        private int size;

        private FoundWords(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            this.present = new boolean[vocabulary.size() + 1];
        }

        private void add(int number) {
            if (number == UNKNOWN && (size == 0 || row[size - 1] == UNKNOWN)) {
                return; // one unknown word is enough as a separator
            }
            if (size == row.length) {
                row = Arrays.copyOf(row, 2 * size);
            }
            row[size++] = number;
            present[number] = true;
        }

        /** Whether the words of this phrase occur one after the other in one text. */
        boolean contain(Words phrase) {
            int[] wanted = vocabulary.numbers(phrase);
            for (int number : wanted) {
                if (number == UNKNOWN || !present[number]) {
                    return false;
                }
            }
            return wanted.length == 1 || standsInARow(wanted);
        }

        private boolean standsInARow(int[] wanted) {
            for (int start = 0; start + wanted.length <= size; start++) {
                if (Arrays.equals(row, start, start + wanted.length, wanted, 0, wanted.length)) {
                    return wanted.length > 0;
                }
            }
            return false;
        }
    }
}
