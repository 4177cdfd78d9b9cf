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

/** One value from a stream of JSON tokens. A {@code null} is no value. */
public final class ValueReader {
    /** How many objects and arrays may lie in each other; the document itself is the first. */
    public static final int MAX_DEPTH = 32;

    /** With these, the only constraint that a document of bounded size can violate is that of depth. */
    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    private ValueReader() {}

    /** The value that begins at the parser's current token, which on return is the value's last. */
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

    /** The entries of the object at whose start the parser is. */
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
