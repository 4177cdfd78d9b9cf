package io.wireroom.route;

/** Finds a text in another one in time that grows with their lengths, not with the product of these (Knuth, Morris, Pratt). */
final class TextSearch {
    private TextSearch() {}

    static boolean contains(String text, String wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        if (wanted.length() > text.length()) {
            return false;
        }
        int[] borders = borders(wanted);
        int matched = 0;
        for (int at = 0; at < text.length(); at++) {
            while (matched > 0 && text.charAt(at) != wanted.charAt(matched)) {
                matched = borders[matched - 1];
            }
            if (text.charAt(at) == wanted.charAt(matched)) {
                matched++;
            }
            if (matched == wanted.length()) {
                return true;
            }
        }
        return false;
    }

    /** For each prefix of the text, the length of its longest proper prefix that is also its suffix. */
    private static int[] borders(String text) {
        int[] borders = new int[text.length()];
        int length = 0;
        for (int at = 1; at < text.length(); at++) {
            while (length > 0 && text.charAt(at) != text.charAt(length)) {
                length = borders[length - 1];
            }
            if (text.charAt(at) == text.charAt(length)) {
                length++;
            }
            borders[at] = length;
        }
        return borders;
    }
}
