package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Characters;
import org.jspecify.annotations.Nullable;

/** Text in canonical HTML: only what must be is escaped, line ends are {@code \n}, and what XML can't hold is left out. */
final class HtmlEscape {
    private HtmlEscape() {}

    static void text(StringBuilder out, String text) {
        int copied = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            String escape = escape(c);
            if (escape != null) {
                out.append(text, copied, i).append(escape);
                copied = next;
            }
            i = next;
        }
        out.append(text, copied, text.length());
    }

    /** What stands for {@code c}; nothing if it can stand for itself. */
    private static @Nullable String escape(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r', '\f' -> "\n";
            default -> Characters.allowed(c) ? null : "";
        };
    }

    /** With a leading blank, so that tags are put together from attributes alone. */
    static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"");
        int start = out.length();
        text(out, value);
        for (int i = out.indexOf("\"", start); i >= 0; i = out.indexOf("\"", i)) {
            out.replace(i, i + 1, "&quot;");
        }
        out.append('"');
    }
}
