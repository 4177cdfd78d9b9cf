package io.wireroom.normalize.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.gcardone.junidecode.Junidecode;
import org.jsoup.nodes.Entities;

/**
 * Converts a title to the readable part of an article's URL, and the name of an unregistered source to its key.
 *
 * <p>The steps are: replace each run of {@code '} by {@code -}; NFKD; transliterate; decode entities; NFKD, drop non-ASCII characters;
 * lower case; drop {@code '}; drop commas between digits; replace each run of characters other than {@code a-z0-9-} by {@code -}; fold
 * and trim {@code -}.
 *
 * <p>{@code Slug.of("Zoë's 1,000 days")} is {@code zoe-s-1000-days}.
 */
public final class Slug {
    private static final Pattern QUOTES = Pattern.compile("'+");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));");
    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("(?<=\\d),(?=\\d)");

    private Slug() {}

    /** The slug of a title. Empty if nothing in it can be transliterated to ASCII letters and digits. */
    public static String of(String title) {
        return hyphenated(ascii(title).toLowerCase(Locale.ROOT));
    }

    /** The same without conversion to lower case, for keys. */
    public static String keepingCase(String name) {
        return hyphenated(ascii(name));
    }

    private static String ascii(String text) {
        String quoted = QUOTES.matcher(text).replaceAll("-");
        String spelled = Junidecode.unidecode(Normalizer.normalize(quoted, Normalizer.Form.NFKD));
        return withoutOthers(Normalizer.normalize(decoded(spelled), Normalizer.Form.NFKD));
    }

    private static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        String name = entity.group(3);
        if (name != null) {
            String character = Entities.getByName(name);
            return character.isEmpty() ? entity.group() : character;
        }
        String decimal = entity.group(1);
        return codePoint(decimal != null ? decimal : entity.group(2), decimal != null ? 10 : 16, entity.group());
    }

    private static String codePoint(String digits, int radix, String otherwise) {
        if (digits.length() > 7) {
            return otherwise;
        }
        int codePoint = Integer.parseInt(digits, radix);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : otherwise;
    }

    private static String withoutOthers(String text) {
        var out = new StringBuilder(text.length());
        text.chars().filter(c -> c < 0x80).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static String hyphenated(String ascii) {
        String text = COMMA_IN_NUMBER.matcher(ascii.replace("'", "")).replaceAll("");
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }
}
