package io.wireroom.normalize.markdown;

/** Detects Markdown whose conversion would take a multiple of its length, before it is parsed. */
final class MarkdownBounds {
    /** The maximum nesting of lists, quotes and emphasis. */
    static final int MAX_DEPTH = 64;

    /** The maximum of rows times columns. The parser fills up short rows, so that the text may be much shorter. */
    static final int MAX_CELLS = 100_000;

    private MarkdownBounds() {}

    static boolean quotesTooDeep(String markdown) {
        int quotes = 0;
        boolean start = true;
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\n' || c == '\r') {
                start = true;
                quotes = 0;
            } else if (c == '>' && start) {
                if (++quotes > MAX_DEPTH) {
                    return true;
                }
            } else if (c != ' ' && c != '\t') {
                start = false;
            }
        }
        return false;
    }

    /** Counts the rows below each line that can be the delimiter row of a table. */
    static boolean tablesTooLarge(String markdown) {
        long columns = 0;
        long rows = 0;
        for (int start = 0; start < markdown.length(); ) {
            int newline = markdown.indexOf('\n', start);
            int end = newline < 0 ? markdown.length() : newline;
            int parts = delimiters(markdown, start, end);
            if (parts > 0) {
                columns = parts;
                rows = 0;
            } else if (isBlank(markdown, start, end)) {
                columns = 0;
            } else if (columns > 0 && ++rows * columns > MAX_CELLS) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** The number of columns of a delimiter row such as {@code | --- | :-: |}; 0 for other lines. */
    private static int delimiters(String markdown, int start, int end) {
        int columns = 0;
        boolean dash = false;
        for (int i = start; i < end; i++) {
            switch (markdown.charAt(i)) {
                case '-' -> dash = true;
                case '|' -> columns++;
                case ' ', '\t', ':', '\r', '>' -> {}
                default -> {
                    return 0;
                }
            }
        }
        return dash && columns > 0 ? columns + 1 : 0;
    }

    private static boolean isBlank(String markdown, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(markdown.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
