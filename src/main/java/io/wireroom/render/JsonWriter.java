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

/** Compact JSON in UTF-8. A field without a value is left out; keys and texts may hold anything. */
final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /** The bytes of one object with the fields that {@code fields} writes. */
    static byte[] object(Consumer<JsonWriter> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            new JsonWriter(out).braces(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    void field(String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            required(name, text);
        }
    }

    /** A field that the format demands, even if it is empty. */
    void required(String name, String text) {
        put(() -> out.writeStringField(name, CleanText.unicode(text)));
    }

    void field(String name, @Nullable Long number) {
        if (number != null) {
            put(() -> out.writeNumberField(name, number));
        }
    }

    void object(String name, Consumer<JsonWriter> fields) {
        put(() -> out.writeFieldName(name));
        braces(fields);
    }

    /** The edition's own JSON, with just these of its keys. */
    void edition(String name, Edition edition, Set<String> keys) {
        put(() -> {
            out.writeFieldName(name);
            ArticleJson.write(edition, keys::contains, out);
        });
    }

    void texts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            put(() -> {
                out.writeArrayFieldStart(name);
                for (String text : texts) {
                    out.writeString(CleanText.unicode(text));
                }
                out.writeEndArray();
            });
        }
    }

    /** An array of objects, one for each of {@code items}, even if there are none. */
    <T> void objects(String name, List<T> items, Consumer<T> fields) {
        put(() -> out.writeArrayFieldStart(name));
        items.forEach(item -> braces(writer -> fields.accept(item)));
        put(out::writeEndArray);
    }

    private void braces(Consumer<JsonWriter> fields) {
        put(out::writeStartObject);
        fields.accept(this);
        put(out::writeEndObject);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void put(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
