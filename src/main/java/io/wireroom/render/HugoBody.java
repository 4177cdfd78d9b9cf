package io.wireroom.render;

import java.util.regex.Pattern;

/**
 * Converts a sanitized body to a single CommonMark HTML block (0.31 §4.6), which Hugo passes through unchanged if raw HTML is
 * allowed. Text that would end the block, and shortcodes, are written as character references, which does not change the HTML. A
 * body that needs no change is returned as it is.
 */
final class HugoBody {
    /** Start of an HTML block that ends at a blank line (start condition 6), for the elements that a body can begin with. */
    private static final Pattern ENDS_AT_BLANK_LINE = Pattern.compile(
            "<(?:p|h[1-6]|ul|ol|li|blockquote|hr|figure|figcaption|table|thead|tbody|tr|th|td|div)(?:[ \\t\\n>]|/>)");

    /** Start of an HTML block that ends at the line with its end tag and may contain blank lines (start condition 1). */
    private static final Pattern PREFORMATTED = Pattern.compile("<pre[ >]");

    private static final String END_OF_PREFORMATTED = "</pre>";

    private HugoBody() {}

    static String of(String html) {
        String safe = escapeShortcodes(HugoMarks.escapeHtml(html));
        if (ENDS_AT_BLANK_LINE.matcher(safe).lookingAt()) {
            return escapeBlankLines(safe);
        }
        if (safe.isEmpty() || isOnePreformattedBlock(safe)) {
            return safe;
        }
        return escapeBlankLines("<div>" + safe + "</div>");
    }

    /** Text has its {@code <} escaped, so a {@code <} after braces starts a tag; escaping the first brace is sufficient. */
    private static String escapeShortcodes(String html) {
        return html.contains("{{") ? html.replace("{{<", "&#123;{<").replace("{{%", "&#123;{%") : html;
    }

    private static boolean isOnePreformattedBlock(String html) {
        int end = html.indexOf(END_OF_PREFORMATTED);
        return PREFORMATTED.matcher(html).lookingAt() && end > 0 && html.indexOf('\n', end) < 0;
    }

    /** Replaces the line end of each blank line with a character reference, so that the line is not blank. */
    private static String escapeBlankLines(String html) {
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
