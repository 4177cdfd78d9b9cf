package io.wireroom.parse.value;

import java.util.Arrays;

/** Converts between offsets in a text and positions. Lines and columns count from 1; columns are in code points. */
public final class LineIndex {
    private final String text;
    private final int linesBefore;
    private final int[] starts;

    /** @param linesBefore the number of the document's lines before {@code text} */
    public LineIndex(String text, int linesBefore) {
        this.text = text;
        this.linesBefore = linesBefore;
        int[] found = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = at + 1;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    /** The position of an offset in the document, such as {@code line 3, column 7}. */
    public String of(int offset) {
        int at = Math.clamp(offset, 0, text.length());
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        return place(line + 1 + linesBefore, 1 + text.codePointCount(starts[line], at));
    }

    /** The text of a position, with line and column from 1. */
    public static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }

    /** The offset in the text of a position, or of the nearest valid position. */
    public int offset(int line, int column) {
        int index = Math.clamp(line - 1, 0, starts.length - 1);
        int end = index + 1 < starts.length ? starts[index + 1] - 1 : text.length();
        int characters = Math.clamp(column - 1, 0, text.codePointCount(starts[index], end));
        return text.offsetByCodePoints(starts[index], characters);
    }
}
