package io.wireroom.normalize;

import java.util.regex.Pattern;

/** Plain text as HTML: paragraphs are parted by empty lines, other line ends are {@code <br>}. */
final class TextBody {
    private static final Pattern EMPTY_LINES = Pattern.compile("(?>\\R)[ \\t]*+(?:(?>\\R)[ \\t]*+)++");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private TextBody() {}

    static String html(String text) {
        var out = new StringBuilder(text.length() + 64);
        for (String paragraph : EMPTY_LINES.split(text.strip(), -1)) {
            if (!paragraph.isBlank()) {
                var escaped = new StringBuilder(paragraph.length());
                HtmlEscape.text(escaped, paragraph);
                out.append("<p>")
                        .append(LINE_END.matcher(escaped).replaceAll("<br>"))
                        .append("</p>");
            }
        }
        return out.toString();
    }
}
