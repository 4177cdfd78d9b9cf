package io.wireroom.normalize;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Plain text of what a producer wrote in a field such as {@code title}: tags out, entities decoded, control characters and
 * all that XML 1.0 can't hold out, white space folded to single spaces and trimmed, NFC.
 *
 * <p>{@code P&L <b>x</b>} with its ampersand escaped gives {@code P&L x}; {@code a < b} stays. Text that was escaped twice is decoded twice: the
 * result is a fixpoint, so plain text made once is never changed again.
 */
final class PlainText {
    private static final int ROUNDS = 8;
    private static final Pattern TAG = Pattern.compile("<(?:/?([A-Za-z][A-Za-z0-9:-]*+)(?:[\\s/][^>]*+)?+|![^>]*+)>");
    private static final Set<String> INLINE = Set.of(
            ("a abbr b bdi bdo big cite code del em font i ins kbd mark q s samp small span strike strong sub sup time tt u"
                            + " var wbr")
                    .split(" "));

    private PlainText() {}

    static String of(String raw) {
        String text = raw;
        for (int round = 0; round < ROUNDS; round++) {
            String next = once(text);
            if (next.equals(text)) {
                return text;
            }
            text = next;
        }
        return once(text.replace('<', ' ').replace('&', ' '));
    }

    private static String once(String text) {
        return compose(fold(decode(withoutTags(text))));
    }

    private static String withoutTags(String text) {
        int lastEnd = text.lastIndexOf('>');
        if (lastEnd < 0 || text.indexOf('<') < 0) {
            return text;
        }
        // beyond the last '>' nothing can be a tag: looking there for one would take quadratic time
        Matcher tag = TAG.matcher(text).region(0, lastEnd + 1);
        var out = new StringBuilder(text.length());
        int copied = 0;
        while (tag.find()) {
            out.append(text, copied, tag.start()).append(replacement(tag.group(1)));
            copied = tag.end();
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static String replacement(@Nullable String name) {
        return name == null || INLINE.contains(name.toLowerCase(Locale.ROOT)) ? "" : " ";
    }

    private static String decode(String text) {
        // by the rule for attributes, so that "?a=1&copy=2" stays as it is
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
    }

    private static String fold(String text) {
        var out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.space(c)) {
                space = true;
            } else if (Characters.allowed(c)) {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    static String compose(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
