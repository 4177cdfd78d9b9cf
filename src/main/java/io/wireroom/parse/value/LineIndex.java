package io.wireroom.parse.value;

import java.util.Arrays;

/** Lines and columns of a text, counted from 1, columns in characters of Unicode. */
public final class LineIndex {
    private final String text;
    private final int linesBefore;
    private final int[] starts;

    /** @param linesBefore how many of the document's lines come before the text */
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

    /** Such as {@code line 3, column 7}. */
    public String of(int offset) {
        int at = Math.clamp(offset, 0, text.length());
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        return place(line + 1 + linesBefore, 1 + text.codePointCount(starts[line], at));
    }

    public static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }

    /** Where in the text that place is, or the nearest that there is. */
    public int offset(int line, int column) {
        int index = Math.clamp(line - 1, 0, starts.length - 1);
        int end = index + 1 < starts.length ? starts[index + 1] - 1 : text.length();
        int characters = Math.clamp(column - 1, 0, text.codePointCount(starts[index], end));
        return text.offsetByCodePoints(starts[index], characters);
    }
}
