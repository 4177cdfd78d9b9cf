package io.wireroom.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Sha256;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.text.Normalizer;

/**
 * Text in the folded form whose hash is in statements, so that copies of a text by browsers, mail and word processors have the same
 * hash. In this order:
 *
 * <ol>
 *   <li>Characters without an image of their own are removed: U+00AD, U+034F, U+061C, U+180E, U+200B–U+200F, U+202A–U+202E,
 *       U+2060–U+2064, U+2066–U+206F, U+FE00–U+FE0F and U+FEFF.
 *   <li>Typographic characters are replaced: U+2018–U+201B and U+2032 by {@code '}, U+201C–U+201F and U+2033 by {@code "},
 *       U+2010–U+2015 and U+2212 by {@code -}, U+2026 by three full stops.
 *   <li>The text is normalized to NFC (UAX #15).
 *   <li>Each run of white space becomes one space, and none remains at either end. White space is U+0009–U+000D, U+0020, U+0085,
 *       U+00A0, U+1680, U+2000–U+200A, U+2028, U+2029, U+202F, U+205F and U+3000.
 * </ol>
 *
 * <p>The page that compares texts contains the same rules in JavaScript ({@code verify.js}).
 */
public final class FoldedText {
    /** Name of these rules in statements. Other rules would have another name. */
    public static final String RULES = "fold-1";

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

    private FoldedText() {}

    /** {@code sha256:} and the lower-case hex digits of SHA-256 of the folded text in UTF-8. */
    public static String hash(String text) {
        MessageDigest sha256 = Sha256.digest();
        try {
            sha256.update(UTF_8.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT) // of an unpaired surrogate, as browsers do
                    .encode(CharBuffer.wrap(of(text))));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("malformed characters are replaced", e);
        }
        return "sha256:" + Sha256.hex(sha256.digest());
    }

    /** The folded text. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c)) {
                replace(c, plain);
            }
        }
        return spaced(Normalizer.normalize(plain, Normalizer.Form.NFC));
    }

    private static void replace(char c, StringBuilder out) {
        if (isIn(c, '\u2018', '\u201B') || c == '\u2032') {
            out.append('\'');
        } else if (isIn(c, '\u201C', '\u201F') || c == '\u2033') {
            out.append('"');
        } else if (isIn(c, '\u2010', '\u2015') || c == '\u2212') {
            out.append('-');
        } else if (c == '\u2026') {
            out.append("...");
        } else {
            out.append(c);
        }
    }

    private static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** All characters of the rules are in the Basic Multilingual Plane. */
    private static boolean isInvisible(char c) {
        return c == '\u00AD'
                || c == '\u034F'
                || c == '\u061C'
                || c == '\u180E'
                || isIn(c, '\u200B', '\u200F')
                || isIn(c, '\u202A', '\u202E')
                || isIn(c, '\u2060', '\u2064')
                || isIn(c, '\u2066', '\u206F')
                || isIn(c, '\uFE00', '\uFE0F')
                || c == '\uFEFF';
    }

    private static boolean isSpace(char c) {
        return isIn(c, '\t', '\r')
                || c == ' '
                || c == '\u0085'
                || c == '\u00A0'
                || c == '\u1680'
                || isIn(c, '\u2000', '\u200A')
                || isIn(c, '\u2028', '\u2029')
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u3000';
    }

    private static boolean isIn(char c, char first, char last) {
        return c >= first && c <= last;
    }
}
