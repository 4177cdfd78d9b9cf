package io.wireroom.parse;

import org.jspecify.annotations.Nullable;

/** The formats of fenced front matter. */
enum FrontMatter {
    /** TOML between lines {@code +++}, as in Hugo. */
    TOML("+++", "+++"),
    /** YAML between lines {@code ---}, as in Jekyll and Hugo. YAML's end marker {@code ...} also closes it. */
    YAML("---", "...");

    /** The message for a document without front matter. */
    static final String WANTED = "a document begins with a line +++ (TOML) or --- (YAML), or with { (JSON)";

    private final String opening;
    private final String otherClosing;

    FrontMatter(String opening, String otherClosing) {
        this.opening = opening;
        this.otherClosing = otherClosing;
    }

    /** The format whose opening fence the text begins with; null if it begins with none. */
    static @Nullable FrontMatter of(String text) {
        for (FrontMatter each : values()) {
            if (each.start(text) >= 0) {
                return each;
            }
        }
        return null;
    }

    /**
     * The index of the line after the opening fence; negative if the text does not begin with one. White space may precede it, as in
     * Hugo.
     */
    int start(String text) {
        return lineAfter(text, WhiteSpace.skip(text, 0), opening);
    }

    /** The index of the first closing fence at or after the line that begins at {@code line}; negative if there is none. */
    int nextClosing(String text, int line) {
        int at = line;
        while (lineAfterClosing(text, at) < 0) {
            int newline = text.indexOf('\n', at);
            if (newline < 0) {
                return -1;
            }
            at = newline + 1;
        }
        return at;
    }

    /** The index of the line after the closing fence at {@code line}; negative if that line is not a closing fence. */
    int lineAfterClosing(String text, int line) {
        int after = lineAfter(text, line, opening);
        return after >= 0 ? after : lineAfter(text, line, otherClosing);
    }

    @Override
    public String toString() {
        return opening;
    }

    /** White space may follow a fence; its line may end in CRLF. */
    private static int lineAfter(String text, int line, String fence) {
        if (!text.startsWith(fence, line)) {
            return -1;
        }
        int at = line + fence.length();
        while (at < text.length() && WhiteSpace.is(text.charAt(at))) {
            if (text.charAt(at++) == '\n') {
                return at;
            }
        }
        return at == text.length() ? at : -1;
    }
}
