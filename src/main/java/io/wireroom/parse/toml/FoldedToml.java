package io.wireroom.parse.toml;

import io.wireroom.parse.toml.TomlFolding.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Folded front matter with a mapping of its offsets to those of the original text. */
final class FoldedToml {
    private final String original;
    private final StringBuilder text;
    private int[] foldedAt = new int[64];
    private int[] originalAt = new int[64];
    private int pieces;
    private int next;
    private @Nullable Problem problem;

    FoldedToml(String original) {
        this.original = original;
        this.text = new StringBuilder(original.length());
    }

    FoldedToml ended(@Nullable Problem why) {
        this.problem = why;
        piece(next);
        return this;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    char last() {
        return text.charAt(text.length() - 1);
    }

    char at(int index) {
        return text.charAt(index);
    }

    void copy(int start, int end) {
        piece(start);
        text.append(original, start, end);
        next = end;
    }

    void replace(int start, int end, String replacement) {
        piece(start);
        text.append(replacement);
        next = end;
        piece(end);
    }

    /** The last character that is no space; a line end if there is none. */
    char lastVisible() {
        int at = text.length() - 1;
        while (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        return at < 0 ? '\n' : text.charAt(at);
    }

    void skipTo(int at) {
        next = at;
    }

    /** Writes the white space up to {@code end} as one space, or not at all at the start of a line. */
    void space(int end) {
        if (!text.isEmpty() && last() != '\n' && last() != ' ') {
            piece(end - 1);
            text.append(' ');
        }
        next = end;
    }

    /** Ends a line, unless it is empty. */
    void newLine(int end) {
        if (!text.isEmpty() && last() == ' ') {
            truncate(text.length() - 1);
        }
        if (!text.isEmpty() && last() != '\n') {
            piece(end - 1);
            text.append('\n');
        }
        next = end;
    }

    /** Drops what follows the first {@code length} characters. */
    void truncate(int length) {
        text.setLength(length);
        while (pieces > 0 && foldedAt[pieces - 1] > length) {
            pieces--;
        }
    }

    private void piece(int start) {
        int last = pieces - 1;
        if (last >= 0 && originalAt[last] - foldedAt[last] == start - text.length()) {
            return;
        }
        if (last >= 0 && foldedAt[last] == text.length()) {
            originalAt[last] = start;
            return;
        }
        if (pieces == foldedAt.length) {
            foldedAt = Arrays.copyOf(foldedAt, 2 * pieces);
            originalAt = Arrays.copyOf(originalAt, 2 * pieces);
        }
        foldedAt[pieces] = text.length();
        originalAt[pieces++] = start;
    }

    /** The offset in the original text of an offset in the folded text. */
    int original(int folded) {
        int found = Arrays.binarySearch(foldedAt, 0, pieces, folded);
        int piece = found >= 0 ? found : Math.max(0, -found - 2);
        return pieces == 0 ? folded : Math.clamp(originalAt[piece] + folded - foldedAt[piece], 0, original.length());
    }
}
