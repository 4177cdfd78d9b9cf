package io.wireroom.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes compact JSON in UTF-8. Fields without a value are omitted. Keys and strings may contain any characters. */
final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    /** Of an article. */
    private static final int DEFAULT_BYTES = 8192;

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Serializes one object with the fields that {@code fields} writes. */
    static byte[] object(Consumer<JsonWriter> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(DEFAULT_BYTES);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            new JsonWriter(out).putObject(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: writes to memory
        }
        return bytes.toByteArray();
    }

    void field(String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            required(name, text);
        }
    }

    /** Writes a field that the format requires, even if it is empty. */
    void required(String name, String text) {
        execute(() -> out.writeStringField(name, CleanText.unicode(text)));
    }

    void field(String name, @Nullable Long number) {
        if (number != null) {
            execute(() -> out.writeNumberField(name, number));
        }
    }

    void object(String name, Consumer<JsonWriter> fields) {
        execute(() -> out.writeFieldName(name));
        putObject(fields);
    }

    /** Writes the edition's JSON, restricted to {@code keys}. */
    void edition(String name, Edition edition, Set<String> keys) {
        execute(() -> {
            out.writeFieldName(name);
            ArticleJson.write(edition, keys::contains, out);
        });
    }

    void texts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            execute(() -> {
                out.writeArrayFieldStart(name);
                for (String text : texts) {
                    out.writeString(CleanText.unicode(text));
                }
                out.writeEndArray();
            });
        }
    }

    /** Writes an array with one object per item; an empty array if there are none. */
    <T> void objects(String name, List<T> items, Consumer<T> fields) {
        execute(() -> out.writeArrayFieldStart(name));
        items.forEach(item -> putObject(writer -> fields.accept(item)));
        execute(out::writeEndArray);
    }

    private void putObject(Consumer<JsonWriter> fields) {
        execute(out::writeStartObject);
        fields.accept(this);
        execute(out::writeEndObject);
    }

    private interface JsonAction {
        void run() throws IOException;
    }

    private static void execute(JsonAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
