package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.TextPosition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as text, with the position of its error.
 *
 * @param whole the whole text, for editing
 * @param lossy whether characters were replaced, because it is not UTF-8
 * @param lines the lines around the position, or the first lines
 * @param cut whether there are more lines
 */
public record DocumentText(String whole, boolean lossy, List<Line> lines, boolean cut) {
    private static final int AROUND = 15;
    private static final int FIRST = 40;
    private static final int MAX_LINE_LENGTH = 400;

    /**
     * A line.
     *
     * @param before the text before the position, or the whole line
     * @param at the character at the position; null in other lines
     * @param after the text after the character
     */
    public record Line(int number, String before, @Nullable String at, String after) {}

    static DocumentText of(byte[] bytes, @Nullable TextPosition position) {
        String whole;
        boolean lossy = false;
        try {
            whole = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            whole = new String(bytes, UTF_8);
            lossy = true;
        }
        List<String> all = whole.lines().toList();
        int marked = position == null || position.line() > all.size() ? 0 : position.line();
        int from = Math.max(1, marked - AROUND);
        int to = Math.min(all.size(), marked == 0 ? FIRST : marked + AROUND);
        List<Line> lines = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            String text = all.get(number - 1);
            lines.add(
                    position == null || number != marked
                            ? new Line(number, start(text, MAX_LINE_LENGTH), null, "")
                            : marked(number, text, position.column()));
        }
        return new DocumentText(whole, lossy, lines, from > 1 || to < all.size());
    }

    /** @param column column in code points; after the end of the line if something is missing there */
    private static Line marked(int number, String text, int column) {
        int length = text.codePointCount(0, text.length());
        int at = text.offsetByCodePoints(0, Math.min(column - 1, length));
        if (at == text.length()) {
            return new Line(number, end(text, MAX_LINE_LENGTH), " ", "");
        }
        int next = text.offsetByCodePoints(at, 1);
        return new Line(
                number,
                end(text.substring(0, at), MAX_LINE_LENGTH / 2),
                text.substring(at, next),
                start(text.substring(next), MAX_LINE_LENGTH / 2));
    }

    /** The beginning of a text, with an ellipsis if it is longer than {@code most} characters. */
    static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    private static String end(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int from = text.length() - most;
        return "…" + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
