package io.wireroom.parse;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parser's complaint in the words of a {@link io.wireroom.article.Rejection}: line and column of the document, what is
 * wrong, and no more of the input than a few characters.
 */
final class SyntaxError {
    private static final int LONGEST = 160;
    private static final Pattern LONG_QUOTE = Pattern.compile("(?<=[\\s(])(['\"])([^'\"]{12})[^'\"]+\\1");
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(" \\(start marker at .*|: enable `.*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private SyntaxError() {}

    /**
     * @param linesBefore how many of the document's lines come before the text that was parsed
     * @return {@code too-deep} for that, else {@code code}
     */
    static <T> Result<T> rejection(Code code, IOException error, int linesBefore) {
        JsonLocation location = error instanceof JacksonException e ? e.getLocation() : null;
        String place = place(location, linesBefore);
        return error instanceof StreamConstraintsException
                ? Result.rejected(Code.TOO_DEEP, place + "nested deeper than " + ValueReader.MAX_DEPTH)
                : Result.rejected(
                        code, place + brief(error instanceof JacksonException e ? e.getOriginalMessage() : ""));
    }

    /** {@code "line 3, column 7: "}, or nothing where the place is not known. */
    static String place(@Nullable JsonLocation location, int linesBefore) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line %d, column %d: ".formatted(location.getLineNr() + linesBefore, location.getColumnNr());
    }

    /** A parser's message, fit to be shown: printable, short, and its quotes cut. */
    private static String brief(String message) {
        String printable = UNPRINTABLE.matcher(message).replaceAll(" ");
        String plain = FOR_PROGRAMMERS.matcher(printable).replaceFirst("");
        String text = LONG_QUOTE.matcher(plain).replaceAll("$1$2…$1");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
