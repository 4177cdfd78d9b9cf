package io.wireroom.parse;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.wireroom.article.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value from a stream of tokens, be they of JSON or of TOML. A {@code null} is no value. A number that isn't finite,
 * or has more digits than any use, written out, is kept as text: nobody after this room has to fear {@code 1e999999999}.
 */
final class ValueReader {
    /** How many objects and arrays may lie in each other; the document itself is the first. */
    static final int MAX_DEPTH = 32;

    /** Every {@code double} needs fewer digits before the point, and its shortest form fewer after it. */
    private static final int MAX_DIGITS = 400;

    /** With these, the only constraint that a document of bounded size can violate is that of depth. */
    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    private ValueReader() {}

    /**
     * The value that begins at the parser's current token, which on return is the value's last.
     *
     * @param depth of the object or array that holds it
     * @throws StreamConstraintsException if it is nested too deeply
     */
    static @Nullable Value read(JsonParser tokens, int depth) throws IOException {
        return switch (tokens.currentToken()) {
            case START_OBJECT -> table(tokens, deeper(tokens, depth));
            case START_ARRAY -> items(tokens, deeper(tokens, depth));
            case VALUE_STRING -> new Value.Text(Utf8.wellFormed(tokens.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(tokens);
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_EMBEDDED_OBJECT -> new Value.Text(time(tokens.getEmbeddedObject()));
            case VALUE_NULL, END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE -> null;
        };
    }

    private static int deeper(JsonParser tokens, int depth) throws StreamConstraintsException {
        // The parsers count brackets; keys with dots nest without any.
        if (depth == MAX_DEPTH) {
            throw new StreamConstraintsException("too deep", tokens.currentLocation());
        }
        return depth + 1;
    }

    /** The entries of the object at whose start the parser is, {@code depth} objects and arrays down. */
    static Value.Table table(JsonParser tokens, int depth) throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String key = Utf8.wellFormed(tokens.currentName());
            tokens.nextToken();
            Value value = read(tokens, depth);
            if (value != null) {
                entries.put(key, value);
            }
        }
        return new Value.Table(entries);
    }

    private static Value.Items items(JsonParser tokens, int depth) throws IOException {
        List<Value> values = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            Value value = read(tokens, depth);
            if (value != null) {
                values.add(value);
            }
        }
        return new Value.Items(values);
    }

    private static Value number(JsonParser tokens) throws IOException {
        if (tokens.getTextLength() > MAX_DIGITS) {
            return new Value.Text(tokens.getText());
        }
        return switch (tokens.getNumberType()) {
            case INT, LONG -> new Value.Whole(tokens.getLongValue());
            case BIG_INTEGER, BIG_DECIMAL -> decimal(tokens);
            case FLOAT, DOUBLE -> tokens.isNaN() ? special(tokens.getDoubleValue()) : decimal(tokens);
        };
    }

    private static Value decimal(JsonParser tokens) throws IOException {
        try {
            BigDecimal number = tokens.getDecimalValue();
            boolean writable = Math.abs((long) number.scale()) <= MAX_DIGITS;
            return writable ? new Value.Decimal(number) : new Value.Text(number.toString());
        } catch (NumberFormatException beyondAnyDecimal) {
            return new Value.Text(tokens.getText());
        }
    }

    /** As TOML spells it. */
    private static Value special(double number) {
        return new Value.Text(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
    }

    /** RFC 3339, always with seconds; a local date prints itself so. */
    private static String time(Object time) {
        return switch (time) {
            case OffsetDateTime instant -> ISO_OFFSET_DATE_TIME.format(instant);
            case LocalDateTime local -> ISO_LOCAL_DATE_TIME.format(local);
            case LocalTime local -> ISO_LOCAL_TIME.format(local);
            default -> time.toString();
        };
    }
}
