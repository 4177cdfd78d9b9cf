package io.wireroom.normalize;

/** Text in canonical HTML: only what must be is escaped, line ends are {@code \n}, and what XML can't hold is left out. */
final class HtmlEscape {
    private HtmlEscape() {}

    static void text(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r', '\f' -> out.append('\n');
                default -> {
                    if (Characters.allowed(c)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        }
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
