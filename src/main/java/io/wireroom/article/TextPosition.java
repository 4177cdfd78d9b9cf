package io.wireroom.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a document. The detail of a rejection may begin with one: {@code line 3, column 7: …}.
 *
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record TextPosition(int line, int column) {
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column (\\d{1,9})(?::.*)?", Pattern.DOTALL);

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }

    /** The position that the rejection's detail begins with, if any. */
    public static Optional<TextPosition> of(Rejection rejection) {
        return in(rejection.detail());
    }

    /** The position at the beginning of a rejection's detail, if any. */
    public static Optional<TextPosition> in(String detail) {
        Matcher position = PLACE.matcher(detail);
        return position.matches()
                ? Optional.of(
                        new TextPosition(Integer.parseInt(position.group(1)), Integer.parseInt(position.group(2))))
                : Optional.empty();
    }
}
