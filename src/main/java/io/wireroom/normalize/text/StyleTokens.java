package io.wireroom.normalize.text;

import java.util.Locale;

/** Splits the value of a {@code style} attribute into declarations, in one pass. Invalid declarations are skipped, as browsers do. */
final class StyleTokens {
    private static final int MAX_HEX = 6;

    private final String css;
    private int at;
    private String name = "";
    private String value = "";

    StyleTokens(String css) {
        this.css = css;
    }

    /** Advances to the next valid declaration. */
    boolean next() {
        while (at < css.length()) {
            String written = part(true);
            if (at >= css.length() || css.charAt(at) == ';') {
                at++;
                continue;
            }
            at++; // the colon
            value = part(false);
            at++;
            name = written;
            if (!name.isEmpty() && name.indexOf(' ') < 0) {
                return true;
            }
        }
        return false;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    /** Reads up to a semicolon outside of blocks, or up to a colon if the name is read. A comment separates tokens, like white space. */
    private String part(boolean colonEnds) {
        var out = new StringBuilder();
        int depth = 0;
        while (at < css.length()) {
            char c = css.charAt(at);
            if (depth == 0 && (c == ';' || (colonEnds && c == ':'))) {
                break;
            }
            if (c == '"' || c == '\'') {
                string(c);
                out.append("\"\"");
            } else if (css.startsWith("/*", at)) {
                int end = css.indexOf("*/", at + 2);
                at = end < 0 ? css.length() : end + 2;
                space(out);
            } else if (c == '\\') {
                at++;
                escape(out);
            } else if (Characters.collapsible(c)) {
                at++;
                space(out);
            } else {
                depth += depth(c, depth);
                out.append(c);
                at++;
                if (c == '(' && url(out)) {
                    skipUrl();
                }
            }
        }
        return out.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static int depth(char c, int depth) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> depth > 0 ? -1 : 0;
            default -> 0;
        };
    }

    private static void space(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    /** Skips a string, which ends at its quote or, invalidly, at the end of the line. */
    private void string(char quote) {
        at++;
        while (at < css.length()) {
            char c = css.charAt(at++);
            if (c == quote || c == '\n') {
                return;
            }
            if (c == '\\') {
                at++;
            }
        }
    }

    /** Decodes an escape. An escaped character never ends a declaration. */
    private void escape(StringBuilder out) {
        int end = at;
        while (end < css.length() && end < at + MAX_HEX && Character.digit(css.charAt(end), 16) >= 0) {
            end++;
        }
        if (end == at) {
            if (at < css.length() && css.charAt(at) != '\n') {
                out.append(css.charAt(at));
                at++;
            }
            return;
        }
        int point = Integer.parseInt(css, at, end, 16);
        out.appendCodePoint(Character.isValidCodePoint(point) && point != 0 ? point : 0xFFFD);
        at = end < css.length() && Characters.collapsible(css.charAt(end)) ? end + 1 : end;
    }

    private static boolean url(StringBuilder out) {
        int length = out.length();
        return length >= 4 && out.substring(length - 4).equalsIgnoreCase("url(");
    }

    /** Skips an unquoted URL, in which slashes and semicolons have no meaning. */
    private void skipUrl() {
        int i = at;
        while (i < css.length() && Characters.collapsible(css.charAt(i))) {
            i++;
        }
        if (i < css.length() && (css.charAt(i) == '"' || css.charAt(i) == '\'')) {
            return;
        }
        while (i < css.length() && css.charAt(i) != ')') {
            i += css.charAt(i) == '\\' ? 2 : 1;
        }
        at = Math.min(i, css.length());
    }
}
