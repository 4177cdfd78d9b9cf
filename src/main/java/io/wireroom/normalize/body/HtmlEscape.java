package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Characters;
import org.jspecify.annotations.Nullable;

/** Escapes text for canonical HTML: minimal escapes, line ends as {@code \n}, without characters that XML does not allow. */
final class HtmlEscape {
    private HtmlEscape() {}

    static void text(StringBuilder out, String text) {
        int copied = 0;
        for (int i = 0; i < text.length(); ) {
            if (isPlain(text.charAt(i))) {
                i++;
                continue;
            }
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

    /** Whether this is a printable ASCII character that is not escaped. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>';
    }

    /** The replacement of {@code c}; null if it is not escaped. */
    private static @Nullable String escape(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r', '\f' -> "\n";
            default -> Characters.allowed(c) ? null : "";
        };
    }

    /** Appends an attribute with a leading space. */
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
