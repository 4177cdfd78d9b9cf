package io.wireroom.render;

import io.wireroom.normalize.text.PlainText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes plain text in Hugo front matter. Only characters with a meaning in Hugo are replaced, by character references, which are
 * decoded if the document is ingested again.
 */
final class HugoText {
    /** Inline syntax of CommonMark and of Hugo's extensions. */
    private static final Pattern INLINE = Pattern.compile(
            "<(?=[A-Za-z/!?])" // tags, comments, links in angle brackets
                    + "|&(?=#|[A-Za-z][A-Za-z0-9]*;)" // character references
                    + "|\\\\(?=\\p{Punct})" // escapes
                    + "|](?=[(\\[:])" // links, images, footnotes and their definitions
                    + "|:(?=//)|\\.(?<=\\b(?i:www)\\.)|@(?=\\w)"); // autolinked URLs and addresses

    /** Block syntax at the start of a line: heading, block quote, list, thematic break or attribute list. */
    private static final Pattern BLOCK = Pattern.compile(
            "#(?=#{0,5}(?:\\s|$)).*|[>{].*|[-+*_](?=\\s|$).*|-(?=[-\\s]+$).*" + "|\\d{1,9}(?:\\.|\\))(?=\\s|$).*");

    private static final Pattern LINE_ENDS = Pattern.compile("\\s*[\\r\\n]\\s*");

    /** A delimiter character, which is markup if an opening one precedes a closing one. */
    private record Delimiter(char character, Pattern pair) {
        static Delimiter of(char character, String opening, String closing) {
            String quoted = Pattern.quote(String.valueOf(character));
            return new Delimiter(
                    character, Pattern.compile(opening.formatted(quoted) + ".*" + closing.formatted(quoted)));
        }

        String escape(String text) {
            return text.indexOf(character) != text.lastIndexOf(character)
                            && pair.matcher(text).find()
                    ? text.replace(String.valueOf(character), reference(character))
                    : text;
        }
    }

    private static final List<Delimiter> DELIMITERS = List.of(
            Delimiter.of('*', "%s(?=\\S)", "(?<=\\S)%s"),
            Delimiter.of('~', "%s(?=\\S)", "(?<=\\S)%s"),
            Delimiter.of('_', "(?<![\\p{L}\\p{N}])%s(?=\\S)", "(?<=\\S)%s(?![\\p{L}\\p{N}])"),
            Delimiter.of('`', "%s", "%s"));

    /** The references of escapes, if they are text. */
    private static final Pattern WRITTEN_ESCAPE = Pattern.compile("&(?=#(?:38|123);)");

    private static final boolean[] INERT = inert();

    private HugoText() {}

    /** Escapes a text that Hugo and themes do not parse as Markdown. */
    static String plain(String text) {
        if (isInert(text)) {
            return text;
        }
        String line = HugoMarks.escape(text);
        String unambiguous = line.contains("&#") ? WRITTEN_ESCAPE.matcher(line).replaceAll(reference('&')) : line;
        return HugoShortcodes.escape(unambiguous);
    }

    /** Whether the text is the same after it is written as {@link #plain} and ingested as a title or a name. */
    static boolean staysAsName(String text) {
        return isInert(text) || PlainText.of(plain(text)).equals(HugoMarks.escape(text));
    }

    static boolean staysAsDescription(String text) {
        return isInert(text) || PlainText.ofProse(plain(text)).equals(HugoMarks.escape(text));
    }

    static boolean staysAsSummary(String text) {
        return isInert(text) || PlainText.ofProse(markdown(text)).equals(HugoMarks.escape(text));
    }

    /**
     * Whether nothing in a text has a meaning in Hugo, Markdown or HTML, so that every reader leaves it as it is: words and single spaces,
     * with usual punctuation, beginning with a letter. Most texts are of this kind.
     */
    static boolean isInert(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0)) || text.charAt(text.length() - 1) == ' ') {
            return false;
        }
        boolean mark = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            boolean twoSpaces = c == ' ' && before == ' ';
            boolean hostName = c == '.' && (before == 'w' || before == 'W');
            if (c >= INERT.length || !INERT[c] || twoSpaces || hostName) {
                return false;
            }
            mark |= c == 'U'; // in the only mark without an underscore
        }
        return !mark || !HugoMarks.mayOccurIn(text);
    }

    private static boolean[] inert() {
        boolean[] inert = new boolean[128];
        for (char c = 0; c < inert.length; c++) {
            inert[c] = isLetter(c) || (c >= '0' && c <= '9') || " ,.;?!()'\"-".indexOf(c) >= 0;
        }
        return inert;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static String url(String url) {
        return HugoShortcodes.escape(HugoMarks.escapeUrl(url));
    }

    /** Escapes a text that Hugo parses as Markdown, such as a summary, so that {@code .Summary} renders it literally. */
    static String markdown(String text) {
        if (isInert(text)) {
            return text;
        }
        String line = LINE_ENDS.matcher(HugoMarks.escape(text)).replaceAll(" ").strip();
        String safe = INLINE.matcher(line).replaceAll(HugoText::reference);
        for (Delimiter delimiter : DELIMITERS) {
            safe = delimiter.escape(safe);
        }
        return escapeBlock(HugoShortcodes.escapeWritten(safe));
    }

    private static String escapeBlock(String line) {
        if (!BLOCK.matcher(line).matches()) {
            return line;
        }
        int at = 0;
        while (Character.isDigit(line.charAt(at))) {
            at++;
        }
        return line.substring(0, at) + reference(line.charAt(at)) + line.substring(at + 1);
    }

    private static String reference(MatchResult match) {
        return Matcher.quoteReplacement(reference(match.group().charAt(0)));
    }

    private static String reference(char c) {
        return "&#" + (int) c + ";";
    }
}
