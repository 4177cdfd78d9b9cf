package io.wireroom.normalize.markdown;

/** What in Markdown would cost far more than its length, told from the text before it is parsed. */
final class MarkdownBounds {
    /** How deep lists, quotes and emphasis may be nested. */
    static final int DEEPEST = 64;

    /** Short rows are filled up with cells: the product counts, not the text. */
    static final int MOST_CELLS = 100_000;

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
                if (++quotes > DEEPEST) {
                    return true;
                }
            } else if (c != ' ' && c != '\t') {
                start = false;
            }
        }
        return false;
    }

    /** Looks at the rows below each line that could part a table's head from its body. */
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
            } else if (columns > 0 && ++rows * columns > MOST_CELLS) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** The columns of a line such as {@code | --- | :-: |}; 0 for any other. */
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
