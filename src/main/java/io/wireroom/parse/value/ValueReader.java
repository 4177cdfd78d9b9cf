package io.wireroom.parse.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.wireroom.article.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value from a stream of JSON tokens. Omits {@code null}. */
public final class ValueReader {
    /** The maximum nesting of objects and arrays, including the document itself. */
    public static final int MAX_DEPTH = 32;

    /** Limits nesting only, because the size of a document is limited already. */
    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    private ValueReader() {}

    /** Reads the value that begins at the current token. Afterwards the current token is the last one of the value. */
    public static @Nullable Value read(JsonParser tokens) throws IOException {
        return switch (tokens.currentToken()) {
            case START_OBJECT -> table(tokens);
            case START_ARRAY -> items(tokens);
            case VALUE_STRING -> new Value.Text(Utf8.wellFormed(tokens.getText()));
            case VALUE_NUMBER_INT -> NumberValue.whole(tokens.getText());
            case VALUE_NUMBER_FLOAT -> NumberValue.decimal(tokens.getText());
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE -> null;
        };
    }

    /** Reads an object. The current token is its start. */
    static Value.Table table(JsonParser tokens) throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String key = Utf8.wellFormed(tokens.currentName());
            tokens.nextToken();
            Value value = read(tokens);
            if (value != null) {
                entries.put(key, value);
            }
        }
        return new Value.Table(entries);
    }

    private static Value.Items items(JsonParser tokens) throws IOException {
        List<Value> values = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            Value value = read(tokens);
            if (value != null) {
                values.add(value);
            }
        }
        return new Value.Items(values);
    }
}
