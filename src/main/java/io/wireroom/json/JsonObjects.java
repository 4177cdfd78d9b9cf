package io.wireroom.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects member by member. */
public final class JsonObjects {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonObjects() {}

    @FunctionalInterface
    public interface Members {
        void writeTo(JsonGenerator json) throws IOException;
    }

    public static byte[] of(Members members) {
        return object(JSON, members, "");
    }

    /** @param factory determines how text is encoded */
    public static byte[] of(JsonFactory factory, Members members) {
        return object(factory, members, "");
    }

    /** An object and a line feed, for newline-delimited JSON. */
    public static byte[] line(Members members) {
        return object(JSON, members, "\n");
    }

    private static byte[] object(JsonFactory factory, Members members, String end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            members.writeTo(json);
            json.writeEndObject();
            json.writeRaw(end);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    /** A member, unless the value is null. */
    public static void text(String name, @Nullable String text, JsonGenerator json) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    /** A member, unless the value is null. */
    public static void moment(String name, @Nullable Instant moment, JsonGenerator json) throws IOException {
        text(name, moment == null ? null : moment.toString(), json);
    }
}
