package io.wireroom.parse;

import org.jspecify.annotations.Nullable;

/** The languages of front matter that is fenced by lines. */
enum FrontMatter {
    /** Hugo's: TOML between lines {@code +++}. */
    TOML("+++", "+++"),
    /** Jekyll's and Hugo's: YAML between lines {@code ---}; {@code ...} ends it, too, as YAML has it. */
    YAML("---", "...");

    /** What a document may begin with, for those whose documents begin otherwise. */
    static final String WANTED = "a document begins with a line +++ (TOML) or --- (YAML), or with { (JSON)";

    private final String opening;
    private final String otherClosing;

    FrontMatter(String opening, String otherClosing) {
        this.opening = opening;
        this.otherClosing = otherClosing;
    }

    /** What the text begins with, if that is a fence. */
    static @Nullable FrontMatter of(String text) {
        for (FrontMatter each : values()) {
            if (each.start(text) >= 0) {
                return each;
            }
        }
        return null;
    }

    /** Where the first line after the opening fence begins; negative if the text does not begin with one. */
    int start(String text) {
        return lineAfter(text, 0, opening);
    }

    /** Where the next closing fence begins, at or after the line that begins at {@code line}; negative if there is none. */
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

    /** Where the line after the closing fence at {@code line} begins; negative if that is none. */
    int lineAfterClosing(String text, int line) {
        int after = lineAfter(text, line, opening);
        return after >= 0 ? after : lineAfter(text, line, otherClosing);
    }

    @Override
    public String toString() {
        return opening;
    }

    /** A fence may have blanks after it; its line may end in CRLF. */
    private static int lineAfter(String text, int line, String fence) {
        if (!text.startsWith(fence, line)) {
            return -1;
        }
        int at = line + fence.length();
        while (at < text.length() && Blank.is(text.charAt(at))) {
            if (text.charAt(at++) == '\n') {
                return at;
            }
        }
        return at == text.length() ? at : -1;
    }
}
