package io.wireroom.pipeline;

import java.util.regex.Pattern;

/** What Hugo's own placeholders get in its documents, because a site that contains them can't be built. */
public final class HugoPlaceholders {
    private static final Pattern SPACED =
            Pattern.compile("(HAHAHUGOSHORTCOD|HUGOMORE4|__hdeferred|__h_pp_l|__hugo_ct|___hugonl) (?=[E2/1x_])");

    private HugoPlaceholders() {}

    /** A text without the spaces within placeholders. */
    public static String joined(String text) {
        return SPACED.matcher(text).replaceAll("$1");
    }
}
