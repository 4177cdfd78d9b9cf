package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Characters;
import io.wireroom.normalize.text.PlainText;

/**
 * Collects the plain text of a body with folded white space. A line feed separates lines, list items and table rows; an empty line
 * separates paragraphs.
 */
final class PlainTextBuilder {
    /** A separator of two texts. The strongest of several consecutive ones is written. */
    enum Break {
        NONE(""),
        SPACE(" "),
        LINE("\n"),
        PARAGRAPH("\n\n");

        private final String text;

        Break(String text) {
            this.text = text;
        }
    }

    private final StringBuilder out;
    private Break pending = Break.NONE;

    /** @param expected approximate length of the text in characters */
    PlainTextBuilder(int expected) {
        out = new StringBuilder(expected);
    }

    void part(Break wanted) {
        if (wanted.compareTo(pending) > 0) {
            pending = wanted;
        }
    }

    void add(String text, boolean keepLines) {
        int word = 0;
        for (int i = 0; i < text.length(); ) {
            // A single space between words is written as it is: the words around it are added together.
            if (isPlain(text.charAt(i)) || isBetween(text, word, i)) {
                i++;
                continue;
            }
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean space = Characters.space(c);
            if (space || !Characters.allowed(c)) {
                add(text, word, i);
                word = next;
            }
            if (space) {
                part(keepLines && c == '\n' ? Break.LINE : Break.SPACE);
            }
            i = next;
        }
        add(text, word, text.length());
    }

    /** Whether this is a single space between two characters of the words that begin at {@code word}. */
    private static boolean isBetween(String text, int word, int i) {
        return text.charAt(i) == ' ' && i > word && i + 1 < text.length() && isPlain(text.charAt(i + 1));
    }

    /** Whether this is a visible ASCII character. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F;
    }

    private void add(String text, int start, int end) {
        if (start < end) {
            flush();
            out.append(text, start, end);
        }
    }

    private void flush() {
        if (pending != Break.NONE) {
            if (!out.isEmpty()) {
                out.append(pending.text);
            }
            pending = Break.NONE;
        }
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return PlainText.compose(out.toString());
    }
}
