package io.wireroom.normalize.text;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/**
 * Plain text of what a producer wrote in a field such as {@code title}: formatting out, entities decoded once, white space folded
 * to single spaces and trimmed, NFC, without control characters, bidirectional embeddings and overrides, and all else that XML 1.0
 * can't hold.
 *
 * <p>{@code P&L <b>x</b>} with its ampersand escaped gives {@code P&L x}; {@code a < b} and {@code vector<int>} stay.
 */
public final class PlainText {
    private PlainText() {}

    /** Of a title or a name: no word is lost. */
    public static String of(String raw) {
        return folded(decoded(TagStripper.FORMATTING.strip(raw)));
    }

    /** Of a text that may have been cut out of a page, such as a summary. */
    public static String ofProse(String raw) {
        return folded(decoded(TagStripper.PROSE.strip(raw)));
    }

    private static String decoded(String text) {
        // by the rule for attributes, so that "?a=1&copy=2" stays as it is
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
    }

    /** Of what is plain text already: on one line, and without what can't stand in a text. Folding twice changes nothing. */
    public static String folded(String text) {
        var out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.space(c)) {
                space = true;
            } else if (Characters.allowed(c) && !Characters.reorders(c)) {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.appendCodePoint(c);
            }
        }
        return compose(out.toString());
    }

    public static String compose(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
