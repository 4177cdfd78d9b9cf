package io.wireroom.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlReadFeature;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The front matter's TOML (1.0.0). Dates and times become text as RFC 3339 has it.
 *
 * <p>Refuses what is not TOML ({@code front-matter.syntax}, with the line and column of the document at which that became
 * clear) and nesting beyond {@value ValueReader#MAX_DEPTH} ({@code too-deep}). Stricter than TOML in two points, as the
 * library is: {@code T} and {@code Z} in dates are capitals, and integers have at most 18 digits or at least 20.
 */
final class TomlReader {
    /** The fence. */
    private static final int LINES_BEFORE = 1;

    /** Numbers are made of their digits at once, and in more than linear time. */
    private static final int LONGEST_NUMBER = 1_000;

    private static final TomlFactory FACTORY = TomlFactory.builder()
            .enable(TomlReadFeature.PARSE_JAVA_TIME)
            .streamReadConstraints(ValueReader.CONSTRAINTS
                    .rebuild()
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private static final int MISREAD_DIGITS = 19;

    /**
     * The library reads an integer of 19 digits without its first ones (FasterXML/jackson-dataformats-text#663): a wrong
     * number that nobody would notice is worse than a rejection. What looks like one in a multi-line string is refused too.
     */
    private static final Pattern MISREAD =
            Pattern.compile("(?m)(?:^|[=\\[,])[ \\t]*+[+-]?+\\d(?:_?\\d){18}[ \\t]*+(?:$|[,\\]}#])");

    Result<Value.Table> read(String toml) {
        OptionalInt misread = misreadInteger(toml);
        if (misread.isPresent()) {
            return refuse(toml, misread.getAsInt(), "an integer of 19 digits can't be read; write it as a string");
        }
        try (JsonParser tokens = FACTORY.createParser(toml)) {
            tokens.nextToken();
            return Result.ok(ValueReader.table(tokens, 1));
        } catch (IOException e) {
            return SyntaxError.rejection(Code.FRONT_MATTER_SYNTAX, e, LINES_BEFORE);
        } catch (DateTimeException e) {
            // 2025-02-30: the parser leaves it to java.time, which knows of no lines.
            int at = e instanceof DateTimeParseException p ? toml.indexOf(p.getParsedString()) : -1;
            return refuse(toml, Math.max(at, 0), "there is no such date or time");
        }
    }

    private static OptionalInt misreadInteger(String toml) {
        if (!hasManyDigits(toml)) {
            return OptionalInt.empty(); // nearly always, and far cheaper than the search below
        }
        Matcher integers = MISREAD.matcher(toml);
        char open = 0;
        int at = 0;
        while (integers.find()) {
            for (; at < integers.start(); at++) {
                char c = toml.charAt(at);
                if (c == '\\' && open == '"') {
                    at++;
                } else {
                    open = opened(open, c);
                }
            }
            if (open == 0) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether 19 digits follow one another anywhere, underscores aside. */
    private static boolean hasManyDigits(String toml) {
        int digits = 0;
        for (int i = 0; i < toml.length(); i++) {
            char c = toml.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                if (digits == MISREAD_DIGITS) {
                    return true;
                }
            } else if (c != '_') {
                digits = 0;
            }
        }
        return false;
    }

    /** What begins the string or comment that goes on after {@code c}, or 0 for none; each ends with its line. */
    private static char opened(char open, char c) {
        return switch (c) {
            case '\n' -> 0;
            case '"', '\'' -> open == 0 ? c : open == c ? 0 : open;
            case '#' -> open == 0 ? c : open;
            default -> open;
        };
    }

    private static Result<Value.Table> refuse(String toml, int at, String problem) {
        int line =
                1 + (int) toml.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - toml.lastIndexOf('\n', at - 1);
        JsonLocation place = new JsonLocation(null, at, line, column);
        return Result.rejected(Code.FRONT_MATTER_SYNTAX, SyntaxError.place(place, LINES_BEFORE) + problem);
    }
}
