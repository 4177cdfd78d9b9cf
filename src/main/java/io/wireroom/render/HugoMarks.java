package io.wireroom.render;

import java.util.List;

/**
 * Placeholder strings that Hugo inserts in rendered output and replaces in a later pass. A page that contains one of other origin
 * fails the build. Character references do not help, because a minifier decodes them before that pass.
 */
final class HugoMarks {
    private static final List<String> MARKS =
            List.of("HAHAHUGOSHORTCODE", "HUGOMORE42", "__hdeferred/", "__h_pp_l1", "__hugo_ctx", "___hugonl_");

    /** Substrings, one of which is in every mark; for a fast check. */
    private static final List<String> SUBSTRINGS = List.of("HUGO", "__h", "_hugonl");

    private HugoMarks() {}

    static boolean occursIn(String text) {
        return mayOccurIn(text) && MARKS.stream().anyMatch(text::contains);
    }

    /** Inserts a space into each mark. */
    static String escape(String text) {
        if (!mayOccurIn(text)) {
            return text;
        }
        String escaped = text;
        for (String mark : MARKS) {
            int middle = mark.length() - 1;
            escaped = escaped.replace(mark, mark.substring(0, middle) + " " + mark.substring(middle));
        }
        return escaped;
    }

    private static boolean mayOccurIn(String text) {
        return SUBSTRINGS.stream().anyMatch(text::contains);
    }
}
