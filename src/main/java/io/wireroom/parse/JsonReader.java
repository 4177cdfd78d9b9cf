package io.wireroom.parse;

import static com.fasterxml.jackson.core.JsonToken.FIELD_NAME;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.article.Value;
import io.wireroom.parse.value.LineIndex;
import io.wireroom.parse.value.SyntaxError;
import io.wireroom.parse.value.Utf8;
import io.wireroom.parse.value.ValueReader;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document that is one JSON object (RFC 8259), with {@code content_html}, {@code content_markdown} or {@code content_text} as
 * its body ({@link BodyFields}); or an object as front matter, followed by the body, as in Hugo. A {@code null} is an absent value.
 *
 * <p>Rejects invalid JSON, a value that is not an object, duplicate keys and text after the object ({@code json.syntax}); several
 * bodies and a body that is not a string ({@code json.body}); and nesting deeper than {@value ValueReader#MAX_DEPTH} ({@code
 * too-deep}).
 */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Keys are arbitrary: a symbol table shared by all parsers would grow without bound.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .errorReportConfiguration(
                    ErrorReportConfiguration.builder().maxErrorTokenLength(16).build())
            .streamReadConstraints(ValueReader.CONSTRAINTS)
            .build();

    /** @param behind reads the body after the object; null if the object can't be front matter */
    Result<ParsedDocument> read(String text, @Nullable BodyReader behind, Instant timestamp) {
        try (JsonParser tokens = FACTORY.createParser(text)) {
            if (tokens.nextToken() != START_OBJECT) {
                return Result.rejected(Code.JSON_SYNTAX, "line 1: a JSON document must be an object");
            }
            Result<BodyFields> object = members(tokens);
            int end = (int) tokens.currentLocation().getCharOffset();
            return object.then(fields -> {
                if (WhiteSpace.skip(text, end) == text.length()) {
                    return JsonFormats.read(fields.document(timestamp));
                }
                return behind != null && isBody(text, end)
                        ? frontMatter(fields, behind.read(text, end), timestamp)
                        : trailingText(text, end);
            });
        } catch (IOException e) {
            return SyntaxError.rejection(e);
        }
    }

    /**
     * The position of a value in the object that the text begins with. Keys that differ only in case count if there is no other, as in
     * ninjs.
     */
    Optional<TextPosition> position(String text, List<String> path) {
        try (JsonParser tokens = FACTORY.createParser(text)) {
            tokens.nextToken();
            return position(tokens, path);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The current token is the start of the object that has the first key. */
    private static Optional<TextPosition> position(JsonParser tokens, List<String> path) throws IOException {
        Optional<TextPosition> similar = Optional.empty();
        if (tokens.currentToken() != START_OBJECT) {
            return similar;
        }
        while (tokens.nextToken() == FIELD_NAME) {
            String key = tokens.currentName();
            tokens.nextToken();
            boolean exact = key.equals(path.getFirst());
            if (exact && path.size() > 1) {
                return position(tokens, path.subList(1, path.size()));
            }
            JsonLocation location = tokens.currentTokenLocation();
            if (exact) {
                return Optional.of(new TextPosition(location.getLineNr(), location.getColumnNr()));
            }
            if (path.size() == 1 && similar.isEmpty() && key.equalsIgnoreCase(path.getFirst())) {
                similar = Optional.of(new TextPosition(location.getLineNr(), location.getColumnNr()));
            }
            tokens.skipChildren();
        }
        return similar;
    }

    private static Result<BodyFields> members(JsonParser tokens) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        var bodies = new BodyFields.Builder();
        while (tokens.nextToken() == FIELD_NAME) {
            String key = Utf8.wellFormed(tokens.currentName());
            tokens.nextToken();
            if (!BodyFields.isBody(key)) {
                Value value = ValueReader.read(tokens);
                if (value != null) {
                    fields.put(key, value);
                }
            } else if (tokens.currentToken() != VALUE_NULL) {
                String problem = tokens.currentToken() == VALUE_STRING
                        ? bodies.add(key, Utf8.wellFormed(tokens.getText()))
                        : BodyFields.notText(key);
                if (problem != null) {
                    return Result.rejected(Code.JSON_BODY, SyntaxError.place(tokens.currentTokenLocation()) + problem);
                }
            }
        }
        return Result.ok(bodies.with(fields));
    }

    /** A body begins on a new line. It does not begin like a second object; shortcodes of Hugo and tags of Jekyll are allowed. */
    private static boolean isBody(String text, int end) {
        int first = WhiteSpace.skip(text, end);
        boolean newLine = text.substring(end, first).indexOf('\n') >= 0;
        boolean object = text.charAt(first) == '{'
                && !text.startsWith("{{", first)
                && !text.startsWith("{%", first)
                && !text.startsWith("{:", first);
        return newLine && !object && text.charAt(first) != '\0';
    }

    private static Result<ParsedDocument> frontMatter(BodyFields fields, Body body, Instant timestamp) {
        return fields.hasBody()
                ? Result.rejected(Code.JSON_BODY, "a body behind the object, and another one in it; a document has one")
                : Result.ok(new Fields(fields.fields(), body, timestamp));
    }

    private static Result<ParsedDocument> trailingText(String text, int end) {
        String place = new LineIndex(text, 0).of(WhiteSpace.skip(text, end));
        return Result.rejected(Code.JSON_SYNTAX, place + ": something follows the document's object");
    }
}
