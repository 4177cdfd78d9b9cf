package io.wireroom.normalize.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

/**
 * Shortens a text to its first sentences. If the first sentence is too long, the result is its first words and {@code …}, or its first
 * characters in a script without spaces. The end of a paragraph ends a sentence; the period of {@code Inc.}, {@code U.S.} or an initial
 * does not.
 */
public final class Excerpt {
    private static final Set<String> ABBREVIATIONS = Set.of(
            ("adm approx apr aug ave bros capt cf co col corp dec dept dr e.g est etc feb fig gen gov hon i.e inc jan jr jul jun lt"
                            + " ltd maj mar mr mrs ms mt no nov oct op pp prof rep rev sen sep sept sgt sr st vol vs")
                    .split(" "));
    private static final String CLOSING = "\"'”’»)]";
    private static final String STOPS = ".!?…";
    /** Full stops that end a sentence in any context: of Chinese, Japanese, Indian, Arabic, Ethiopic, Burmese and Khmer scripts. */
    private static final String UNAMBIGUOUS_STOPS = "。！？｡।॥؟۔።။។";

    private static final String TRAILING = " ,;:–—-(";

    private Excerpt() {}

    /**
     * @param text plain text with paragraphs separated by line feeds
     * @param limit the maximum length in UTF-16 code units, at least 2
     * @return one line
     */
    public static String of(String text, int limit) {
        if (text.isEmpty()) {
            return text;
        }
        String head = text.substring(0, Math.min(text.length(), limit + 2)).replace('\n', ' ');
        int end = 0;
        for (int i = 0; i < Math.min(text.length(), limit); i++) {
            if (endsSentence(text, i)) {
                end = i + 1;
            }
        }
        return PlainText.folded(end > 0 ? head.substring(0, end) : words(head, limit));
    }

    /** Whether the character at {@code i} ends a sentence: its full stop, or a closing quote or bracket after that. */
    private static boolean endsSentence(String text, int i) {
        boolean last = i + 1 == text.length();
        if (last || text.charAt(i + 1) == '\n') {
            return true;
        }
        int stop = i;
        while (stop > 0 && CLOSING.indexOf(text.charAt(stop)) >= 0) {
            stop--;
        }
        char c = text.charAt(stop);
        if (UNAMBIGUOUS_STOPS.indexOf(c) >= 0) {
            return true;
        }
        return STOPS.indexOf(c) >= 0
                && text.charAt(i + 1) == ' '
                && startsSentence(text, i + 2)
                && !abbreviates(text, stop);
    }

    private static boolean startsSentence(String text, int i) {
        return i < text.length() && !Character.isLowerCase(text.codePointAt(i));
    }

    private static boolean abbreviates(String text, int stop) {
        if (text.charAt(stop) != '.') {
            return false;
        }
        int start = stop;
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        String word = text.substring(start, stop);
        boolean initials = word.length() == 1 || (word.length() > 1 && word.charAt(word.length() - 2) == '.');
        return initials || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** @param limit maximum length in characters */
    public static String words(String head, int limit) {
        int end = head.lastIndexOf(' ', limit - 1);
        if (end <= 0 || Words.unspaced(head.codePointAt(limit - 1))) {
            end = wholeCharacters(head, limit - 1);
        }
        while (end > 0 && TRAILING.indexOf(head.charAt(end - 1)) >= 0) {
            end--;
        }
        return head.substring(0, end) + "…";
    }

    /** The last boundary of a grapheme cluster up to {@code limit}. */
    private static int wholeCharacters(String head, int limit) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(head);
        int place = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        if (place > 0) {
            return place;
        }
        return Character.isLowSurrogate(head.charAt(limit)) ? limit - 1 : limit;
    }
}
