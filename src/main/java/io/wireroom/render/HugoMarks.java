package io.wireroom.render;

import java.util.List;

/**
 * The strings by which Hugo finds, in what it has rendered, the places where it goes on working: a page that contains one that
 * Hugo didn't write ends the build. No entity helps, because a minifier decodes it before Hugo looks.
 */
final class HugoMarks {
    private static final List<String> MARKS =
            List.of("HAHAHUGOSHORTCODE", "HUGOMORE42", "__hdeferred/", "__h_pp_l1", "__hugo_ctx", "___hugonl_");

    /** Every mark has one of these. */
    private static final List<String> PARTS = List.of("HUGO", "__h", "_hugonl");

    private HugoMarks() {}

    static boolean isIn(String text) {
        return maybeIn(text) && MARKS.stream().anyMatch(text::contains);
    }

    /** The text with a space within each mark. */
    static String broken(String text) {
        if (!maybeIn(text)) {
            return text;
        }
        String broken = text;
        for (String mark : MARKS) {
            int middle = mark.length() - 1;
            broken = broken.replace(mark, mark.substring(0, middle) + " " + mark.substring(middle));
        }
        return broken;
    }

    private static boolean maybeIn(String text) {
        return PARTS.stream().anyMatch(text::contains);
    }
}
