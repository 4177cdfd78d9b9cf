package io.wireroom.parse.value;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the errors of parsers into the detail of a {@link io.wireroom.article.Rejection}: line and column of the document, the
 * error, and at most a few characters of the input.
 */
public final class SyntaxError {
    private static final int MAX_LENGTH = 160;
    private static final int MAX_QUOTE_LENGTH = 24;
    private static final Pattern LONG_QUOTE = Pattern.compile("(?<=[\\s(]|^)(['\"])([^'\"]{12})[^'\"]+\\1");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    private static final Pattern UNEXPECTED = Pattern.compile("(?s)Unexpected character \\('(.)'.*");
    private static final Pattern DUPLICATE_KEY = Pattern.compile("(?s)Duplicate field '(.*)'.*");

    private static final String WORD = "a word that is neither true, false nor null; text stands in double quotes";

    private SyntaxError() {}

    /** The rejection of invalid JSON: {@code too-deep} for nesting, else {@code json.syntax}. */
    public static <T> Result<T> rejection(IOException error) {
        JsonLocation location = error instanceof JacksonException e ? e.getLocation() : null;
        String place = place(location);
        return error instanceof StreamConstraintsException
                ? Result.rejected(Code.TOO_DEEP, place + "nested deeper than " + ValueReader.MAX_DEPTH)
                : Result.rejected(Code.JSON_SYNTAX, place + message(error));
    }

    /** {@code "line 3, column 7: "}, or an empty text if the location is unknown. */
    public static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : LineIndex.place(location.getLineNr(), location.getColumnNr()) + ": ";
    }

    private static String message(IOException error) {
        if (error instanceof JsonEOFException) {
            return "the text ends before the object does";
        }
        String message = error instanceof JacksonException e ? e.getOriginalMessage() : "";
        Matcher twice = DUPLICATE_KEY.matcher(message);
        if (twice.matches()) {
            return "the key " + quoted(twice.group(1)) + " is there twice";
        }
        Matcher unexpected = UNEXPECTED.matcher(message);
        return unexpected.matches() ? unexpected(unexpected.group(1), message) : otherWords(message);
    }

    private static String unexpected(String character, String message) {
        String expected = message.contains("double-quote")
                ? "; a key in double quotes is expected"
                : message.contains("colon")
                        ? "; a colon is expected"
                        : message.contains("comma") ? "; a comma or the end is expected" : "";
        return "unexpected " + quoted(character) + expected;
    }

    private static String otherWords(String message) {
        if (message.contains("unquoted character") || message.contains("CTRL-CHAR")) {
            return "a line end or control character that JSON does not have here; in a text it is written \\n"
                    + " or \\u0007";
        }
        if (message.contains("escape")) {
            return "an escape (\\) that JSON does not have";
        }
        if (message.startsWith("Unrecognized token")) {
            return WORD;
        }
        if (message.contains("numeric") || message.contains("umber") || message.contains("eading zero")) {
            return "a number that JSON does not have";
        }
        return message.contains("token") ? WORD : "not JSON";
    }

    /** The first characters of the input, printable and in quotes. */
    public static String quoted(String input) {
        String printable = UNPRINTABLE.matcher(input).replaceAll("?");
        return printable.length() <= MAX_QUOTE_LENGTH
                ? "'" + printable + "'"
                : "'" + printable.substring(0, printable.offsetByCodePoints(0, 12)) + "…'";
    }

    /** A parser's message with unprintable characters replaced, and with its length and its quotes limited. */
    public static String brief(String message) {
        String printable = UNPRINTABLE.matcher(message).replaceAll(" ");
        String text = LONG_QUOTE.matcher(printable).replaceAll("$1$2…$1");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
