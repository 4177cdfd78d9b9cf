package io.wireroom.normalize.body;

import java.util.regex.Pattern;

/** Converts plain text to HTML: empty lines separate paragraphs, other line ends become {@code <br>}. */
public final class TextBody {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n[ \\t]*+(?:\n[ \\t]*+)++");

    private TextBody() {}

    public static String html(String text) {
        var out = new StringBuilder(text.length() + 64);
        String lines = LINE_END.matcher(text.strip()).replaceAll("\n");
        for (String paragraph : EMPTY_LINES.split(lines, -1)) {
            if (!paragraph.isBlank()) {
                var escaped = new StringBuilder(paragraph.length());
                HtmlEscape.text(escaped, paragraph);
                out.append("<p>")
                        .append(escaped.toString().replace("\n", "<br>"))
                        .append("</p>");
            }
        }
        return out.toString();
    }
}
