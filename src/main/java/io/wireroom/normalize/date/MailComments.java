package io.wireroom.normalize.date;

/** Comments in dates of mail: nested parentheses (RFC 5322 §3.2.2). */
final class MailComments {
    private MailComments() {}

    /** Replaces each comment by a space. An unbalanced parenthesis is kept and makes the date unreadable. */
    static String removed(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '(' ? end(text, i) : -1;
            out.append(end < 0 ? text.charAt(i) : ' ');
            i = Math.max(i, end);
        }
        return out.toString().strip();
    }

    /** The index of the end of the comment that begins at {@code start}; -1 if it is not closed. */
    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
