package io.wireroom.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members are scalars, objects, or lists of objects or of scalars. Unknown members are kept or ignored. */
public final class JsonMembers {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, List<JsonMembers>> objects = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private JsonMembers() {}

    /** @throws IOException if it is not a JSON object */
    public static JsonMembers read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            return object(parser);
        }
    }

    private static JsonMembers object(JsonParser parser) throws IOException {
        JsonMembers members = new JsonMembers();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                members.list(name, parser);
            } else if (value == JsonToken.START_OBJECT) {
                members.objects.put(name, List.of(object(parser)));
            } else if (value != JsonToken.VALUE_NULL) {
                members.scalars.put(name, parser.getText());
            }
        }
        return members;
    }

    private void list(String name, JsonParser parser) throws IOException {
        List<JsonMembers> items = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            if (each == JsonToken.START_OBJECT) {
                items.add(object(parser));
            } else if (each.isScalarValue()) {
                texts.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        objects.put(name, items);
        lists.put(name, texts);
    }

    @Nullable
    public String text(String name) {
        return scalars.get(name);
    }

    /** @throws IOException if it is absent */
    public String required(String name) throws IOException {
        String text = scalars.get(name);
        if (text == null) {
            throw new IOException("no " + name);
        }
        return text;
    }

    /** 0 if it is absent. */
    public long number(String name) {
        String text = scalars.get(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    @Nullable
    public Instant moment(String name) {
        String text = scalars.get(name);
        return text == null ? null : Instant.parse(text);
    }

    /** The scalars of a list; empty if it is absent. */
    public List<String> texts(String name) {
        return lists.getOrDefault(name, List.of());
    }

    public List<JsonMembers> all(String name) {
        return objects.getOrDefault(name, List.of());
    }
}
