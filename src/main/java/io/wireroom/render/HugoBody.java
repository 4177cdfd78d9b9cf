package io.wireroom.render;

import java.util.regex.Pattern;

/**
 * A cleaned body as Hugo passes it on untouched where raw HTML is allowed: one HTML block of CommonMark (0.31 §4.6), in which
 * nothing is Markdown. What would end the block, or is a shortcode, becomes a character reference, so that the HTML stays the
 * same. A body that needs no such change stays as it is, byte for byte.
 */
final class HugoBody {
    /** The start of a block that ends at a blank line and nowhere else (kind 6), by the elements that a body can begin with. */
    private static final Pattern ENDS_AT_BLANK_LINE = Pattern.compile(
            "<(?:p|h[1-6]|ul|ol|li|blockquote|hr|figure|figcaption|table|thead|tbody|tr|th|td|div)(?:[ \\t\\n>]|/>).*",
            Pattern.DOTALL);

    /** The start of a block that goes on over blank lines to the end of the line with its end tag (kind 1). */
    private static final Pattern PREFORMATTED = Pattern.compile("<pre[ >].*", Pattern.DOTALL);

    private static final String END_OF_PREFORMATTED = "</pre>";

    private HugoBody() {}

    static String of(String html) {
        String safe = withoutShortcodes(HugoMarks.broken(html));
        if (ENDS_AT_BLANK_LINE.matcher(safe).matches()) {
            return withoutBlankLines(safe);
        }
        if (safe.isEmpty() || isOnePreformattedBlock(safe)) {
            return safe;
        }
        return withoutBlankLines("<div>" + safe + "</div>");
    }

    /** Text has its {@code <} escaped, so that one after braces is a tag's. */
    private static String withoutShortcodes(String html) {
        return html.contains("{{") ? html.replace("{{<", "&#123;{<").replace("{{%", "&#123;{%") : html;
    }

    private static boolean isOnePreformattedBlock(String html) {
        int end = html.indexOf(END_OF_PREFORMATTED);
        return PREFORMATTED.matcher(html).matches() && end > 0 && html.indexOf('\n', end) < 0;
    }

    /** The end of each line that has nothing but white space becomes a character reference, with which it isn't blank. */
    private static String withoutBlankLines(String html) {
        if (html.indexOf('\n') < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() + 64);
        boolean blank = true;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            boolean escape = c == '\n' && blank;
            out.append(escape ? "&#10;" : String.valueOf(c));
            blank = c == '\n' ? !escape : blank && Character.isWhitespace(c);
        }
        return out.toString();
    }
}
