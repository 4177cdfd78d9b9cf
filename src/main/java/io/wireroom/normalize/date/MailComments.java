package io.wireroom.normalize.date;

/** Comments in dates of mail: parentheses, which may nest (RFC 5322 §3.2.2). */
final class MailComments {
    private MailComments() {}

    /** Each comment becomes a blank; a parenthesis without its other half stays, so that what has one is no date. */
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

    /** Where the comment that begins at {@code start} ends, or -1. */
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
