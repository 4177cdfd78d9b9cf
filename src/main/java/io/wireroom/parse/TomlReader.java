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
import org.jspecify.annotations.Nullable;

/**
 * The front matter's TOML (1.0.0). Dates and times become text as RFC 3339 has it.
 *
 * <p>Refuses what is not TOML ({@code front-matter.syntax}, with line and column of the document) and nesting beyond
 * {@value ValueReader#MAX_DEPTH} ({@code too-deep}).
 */
final class TomlReader {
    /** The fence. */
    private static final int LINES_BEFORE = 1;

    private static final TomlFactory FACTORY = TomlFactory.builder()
            .enable(TomlReadFeature.PARSE_JAVA_TIME)
            .streamReadConstraints(ValueReader.CONSTRAINTS)
            .build();

    Result<Value.Table> read(String toml) {
        try (JsonParser tokens = FACTORY.createParser(toml)) {
            tokens.nextToken();
            return Result.ok(ValueReader.table(tokens, 1));
        } catch (IOException e) {
            return SyntaxError.rejection(Code.FRONT_MATTER_SYNTAX, e, LINES_BEFORE);
        } catch (DateTimeException e) {
            // 2025-02-30: the parser leaves it to java.time, which knows of no lines.
            return Result.rejected(
                    Code.FRONT_MATTER_SYNTAX, SyntaxError.place(place(toml, e), LINES_BEFORE) + "no such date or time");
        }
    }

    private static @Nullable JsonLocation place(String toml, DateTimeException error) {
        int at = error instanceof DateTimeParseException e ? toml.indexOf(e.getParsedString()) : -1;
        if (at < 0) {
            return null;
        }
        int line =
                1 + (int) toml.substring(0, at).chars().filter(c -> c == '\n').count();
        return new JsonLocation(null, at, line, at - toml.lastIndexOf('\n', at));
    }
}
