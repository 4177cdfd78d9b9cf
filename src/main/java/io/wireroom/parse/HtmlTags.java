package io.wireroom.parse;

import java.util.Set;
import java.util.regex.Pattern;

/** Scans HTML tags in text. */
final class HtmlTags {
    private static final Set<String> CANONICAL =
            Set.of(("p br h2 h3 h4 ul ol li blockquote pre code em strong i b u s sub sup hr a"
                            + " img figure figcaption table thead tbody tr th td")
                    .split(" "));
    private static final Pattern ATTRIBUTES = Pattern.compile(
            "(?: (?:href|rel|target|src|alt|width|height|colspan|rowspan|start|dir|lang)=\"[^\"<]*+\")*+");

    private HtmlTags() {}

    /** The index after the tag whose name ends at {@code start}; the text's length if the tag is not closed. */
    static int end(String text, int start) {
        char quote = 0;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return at + 1;
            } else if ((c == '"' || c == '\'') && text.charAt(at - 1) == '=') {
                quote = c;
            }
        }
        return text.length();
    }

    /** The index of the closing tag of a raw text element, such as {@code script}; negative if there is none. */
    static int endOfRaw(String text, int start, String name) {
        String closing = "</" + name;
        for (int at = text.indexOf("</", start); at >= 0; at = text.indexOf("</", at + 2)) {
            if (text.regionMatches(true, at, closing, 0, closing.length())) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a published body may contain this tag in exactly this spelling. */
    static boolean isCanonical(String text, int start, int nameEnd, int end) {
        boolean closing = text.charAt(start + 1) == '/';
        String name = text.substring(start + (closing ? 2 : 1), nameEnd);
        if (!CANONICAL.contains(name) || text.charAt(end - 1) != '>') {
            return false;
        }
        var attributes = ATTRIBUTES.matcher(text).region(nameEnd, end - 1);
        return closing ? end - 1 == nameEnd : attributes.matches();
    }
}
