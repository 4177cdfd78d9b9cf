package io.wireroom.parse.toml;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.article.Value;
import io.wireroom.parse.value.LineIndex;
import io.wireroom.parse.value.NumberValue;
import io.wireroom.parse.value.Utf8;
import io.wireroom.parse.value.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlValue;

/**
 * Reads front matter in TOML 1.1.0. Dates and times become text as written; numbers keep all digits.
 *
 * <p>Rejects invalid TOML ({@code front-matter.syntax}, with line and column of each error), more than {@value
 * TomlFolding#MAX_COMMAS} items ({@code front-matter.too-large}) and nesting deeper than {@value ValueReader#MAX_DEPTH} ({@code
 * too-deep}). {@link TomlFolding} and the length of the text bound the parser's cost.
 */
public final class TomlReader {
    private static final TomlParseOptions OPTIONS =
            TomlParseOptions.sourceless().withMaxNestingDepth(2 * ValueReader.MAX_DEPTH);

    /** @param linesBefore the number of the document's lines before {@code toml} */
    public Result<Value.Table> read(String toml, int linesBefore) {
        FoldedToml folded = TomlFolding.fold(toml);
        var places = new LineIndex(toml, linesBefore);
        TomlFolding.Problem problem = folded.problem();
        if (problem != null) {
            return Result.rejected(problem.code(), places.of(problem.at()) + ": " + problem.message());
        }
        String text = folded.text();
        TomlParseResult result = Toml.parse(text, OPTIONS);
        LineIndex lines = new LineIndex(text, 0);
        return result.hasErrors()
                ? new TomlErrors(lines, folded, places).rejection(result.errors())
                : new Reading(text, lines).document(result);
    }

    /**
     * The position of a value; empty if the text does not have it, or is not valid TOML.
     *
     * @param linesBefore the number of the document's lines before {@code toml}
     */
    public Optional<TextPosition> position(String toml, int linesBefore, List<String> path) {
        FoldedToml folded = TomlFolding.fold(toml);
        if (folded.problem() != null) {
            return Optional.empty();
        }
        TomlParseResult result = Toml.parse(folded.text(), OPTIONS);
        TomlKeyValue entry = result.hasErrors() ? null : result.entry(path);
        TomlPosition position = entry == null ? null : entry.value().position();
        if (position == null) {
            return Optional.empty();
        }
        int offset = new LineIndex(folded.text(), 0).offset(position.line(), position.column());
        return TextPosition.in(new LineIndex(toml, linesBefore).of(folded.original(offset)));
    }

    /** Converts the result of parsing one valid text. */
    private static final class Reading {
        private final String text;
        private final LineIndex lines;
        private boolean tooDeep;

        Reading(String text, LineIndex lines) {
            this.text = text;
            this.lines = lines;
        }

        Result<Value.Table> document(TomlTable document) {
            Value.Table table = table(document, 1);
            return tooDeep
                    ? Result.rejected(Code.TOO_DEEP, "nested deeper than " + ValueReader.MAX_DEPTH)
                    : Result.ok(table);
        }

        private Value.Table table(TomlTable table, int depth) {
            if (depth > ValueReader.MAX_DEPTH) {
                tooDeep = true;
                return Value.Table.EMPTY;
            }
            Map<String, Value> entries = new LinkedHashMap<>();
            for (String key : table.keySet()) {
                List<String> path = List.of(key);
                TomlKeyValue entry = table.entry(path);
                entries.put(
                        Utf8.wellFormed(key),
                        entry == null ? implicitTable(table.get(path), depth) : value(entry.value(), depth));
            }
            return new Value.Table(entries);
        }

        /** A table that dotted keys define implicitly. It has no position. */
        private Value implicitTable(@Nullable Object implicit, int depth) {
            return implicit instanceof TomlTable table ? table(table, depth + 1) : Value.Table.EMPTY;
        }

        private Value.Items items(TomlArray array, int depth) {
            if (depth > ValueReader.MAX_DEPTH) {
                tooDeep = true;
                return new Value.Items(List.of());
            }
            List<Value> values = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                values.add(value(array.entry(i).value(), depth));
            }
            return new Value.Items(values);
        }

        private Value value(TomlValue value, int depth) {
            return switch (value.get()) {
                case TomlTable table -> table(table, depth + 1);
                case TomlArray array -> items(array, depth + 1);
                case String string -> new Value.Text(Utf8.wellFormed(string));
                case Long number -> new Value.Whole(number);
                case Boolean flag -> new Value.Flag(flag);
                case Double number -> number(number, value);
                default -> new Value.Text(written(value));
            };
        }

        private Value number(double number, TomlValue value) {
            if (Double.isNaN(number)) {
                return new Value.Text("nan");
            }
            return Double.isInfinite(number)
                    ? new Value.Text(number > 0 ? "inf" : "-inf")
                    : NumberValue.decimal(written(value).replace("_", ""));
        }

        /** A number or date as written. */
        private String written(TomlValue value) {
            TomlPosition position = Objects.requireNonNull(value.position(), "a parsed value has a position");
            int start = lines.offset(position.line(), position.column());
            return text.substring(start, TomlLiteral.end(text, start));
        }
    }
}
