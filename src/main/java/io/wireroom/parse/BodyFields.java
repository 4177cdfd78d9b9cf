package io.wireroom.parse;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document whose body is one of its fields. If {@code content_text} accompanies another body, as in published
 * articles, it repeats the same content: it stays a field, so that {@code normalize} can compare the two.
 */
record BodyFields(Value.Table fields, @Nullable Body body) {
    private static final String TEXT = "content_text";
    private static final Map<String, Format> BODIES =
            Map.of("content_html", Format.HTML, "content_markdown", Format.MARKDOWN, TEXT, Format.TEXT);
    private static final Body NONE = new Body(Format.TEXT, "");

    static boolean isBody(String key) {
        return BODIES.containsKey(key);
    }

    static String notText(String key) {
        return key + " must be a string";
    }

    boolean hasBody() {
        return body != null;
    }

    Fields document(Instant timestamp) {
        return new Fields(fields, body == null ? NONE : body, timestamp);
    }

    /** Separates the body from the other fields. Rejects several bodies and a body that is not a string ({@code json.body}). */
    static Result<BodyFields> of(Value.Table table) {
        Map<String, Value> fields = new LinkedHashMap<>();
        var bodies = new Builder();
        for (var entry : table.entries().entrySet()) {
            String key = entry.getKey();
            if (!isBody(key)) {
                fields.put(key, entry.getValue());
                continue;
            }
            String problem = entry.getValue() instanceof Value.Text(String text) ? bodies.add(key, text) : notText(key);
            if (problem != null) {
                return Result.rejected(Code.JSON_BODY, problem);
            }
        }
        return Result.ok(bodies.with(fields));
    }

    /** Collects the bodies of one document. */
    static final class Builder {
        private @Nullable Body body;
        private @Nullable String text;

        /** Adds a body. Returns an error message, or null. */
        @Nullable
        String add(String key, String content) {
            if (key.equals(TEXT)) {
                text = content;
            } else if (body == null) {
                body = new Body(BODIES.getOrDefault(key, Format.TEXT), content);
            } else {
                return key + " is a second body; a document has one";
            }
            return null;
        }

        BodyFields with(Map<String, Value> fields) {
            if (text == null) {
                return new BodyFields(new Value.Table(fields), body);
            }
            if (body == null) {
                return new BodyFields(new Value.Table(fields), new Body(Format.TEXT, text));
            }
            fields.put(TEXT, new Value.Text(text));
            return new BodyFields(new Value.Table(fields), body);
        }
    }
}
