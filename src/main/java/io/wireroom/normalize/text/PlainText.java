package io.wireroom.normalize.text;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/**
 * Converts fields such as {@code title} to plain text: removes formatting, decodes entities once, folds white space to single spaces,
 * trims, normalizes to NFC, and removes control characters, bidirectional embeddings and overrides, and characters that XML 1.0 does
 * not allow.
 *
 * <p>{@code P&L <b>x</b>} with an escaped ampersand becomes {@code P&L x}. {@code a < b} and {@code vector<int>} are unchanged.
 */
public final class PlainText {
    /** All characters before this one are in NFC, whatever follows another (UAX #15, quick check). */
    private static final char FIRST_COMBINING = 0x300;

    private PlainText() {}

    /** Converts a title or a name. Removes inline formatting only. */
    public static String of(String raw) {
        return folded(decoded(TagStripper.FORMATTING.strip(raw)));
    }

    /** Converts a text that may be HTML, such as a summary. */
    public static String ofProse(String raw) {
        return folded(decoded(TagStripper.PROSE.strip(raw)));
    }

    private static String decoded(String text) {
        // the rules for attributes leave "?a=1&copy=2" unchanged
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
    }

    /** Folds white space of plain text and removes characters that are not allowed. Idempotent. */
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

    /** Normalizes to NFC. */
    public static String compose(String text) {
        return isSurelyComposed(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isSurelyComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return false;
            }
        }
        return true;
    }
}
