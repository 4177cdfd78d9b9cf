package io.wireroom.parse.toml;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.parse.value.LineIndex;
import io.wireroom.parse.value.SyntaxError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.TomlParseError;
import org.tomlj.TomlPosition;

/** Converts the errors of the TOML parser into one rejection, with positions in the document. */
final class TomlErrors {
    private static final int MAX_ERRORS = 10;
    private static final Pattern DUPLICATE_KEY =
            Pattern.compile("(?s)(.*) previously defined at line (\\d+), column (\\d+).*");
    private static final Pattern NESTED = Pattern.compile("(?i).*nest.*(deep|depth).*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private final LineIndex lines;
    private final FoldedToml folded;
    private final LineIndex places;

    /**
     * @param lines of the folded text
     * @param places of the document
     */
    TomlErrors(LineIndex lines, FoldedToml folded, LineIndex places) {
        this.lines = lines;
        this.folded = folded;
        this.places = places;
    }

    <T> Result<T> rejection(List<TomlParseError> errors) {
        boolean deep =
                errors.stream().anyMatch(error -> NESTED.matcher(message(error)).matches());
        String detail = errors.stream()
                .limit(MAX_ERRORS)
                .map(error -> place(error.position()) + ": " + plain(message(error)))
                .distinct()
                .collect(Collectors.joining("; "));
        String more = errors.size() > MAX_ERRORS ? "; and " + (errors.size() - MAX_ERRORS) + " more" : "";
        return Result.rejected(deep ? Code.TOO_DEEP : Code.FRONT_MATTER_SYNTAX, detail + more);
    }

    private static String message(TomlParseError error) {
        String message = error.getMessage();
        return message == null ? "not TOML" : message;
    }

    private String place(TomlPosition position) {
        return place(position.line(), position.column());
    }

    private String place(int line, int column) {
        return places.of(folded.original(lines.offset(line, column)));
    }

    private String plain(String message) {
        Matcher twice = DUPLICATE_KEY.matcher(message);
        if (twice.matches()) {
            String first = place(Integer.parseInt(twice.group(2)), Integer.parseInt(twice.group(3)));
            return SyntaxError.quoted(twice.group(1)) + " is there already, at " + first;
        }
        String readable = ESCAPED.matcher(message)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
        String text = SyntaxError.brief(readable.replace("Unexpected", "unexpected"));
        return text.endsWith("expected a value") ? text + "; text stands in quotes" : text;
    }
}
