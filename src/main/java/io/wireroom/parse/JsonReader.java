package io.wireroom.parse;

import static com.fasterxml.jackson.core.JsonToken.FIELD_NAME;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as one JSON object (RFC 8259): its fields, and at most one of {@code content_html}, {@code content_markdown}
 * and {@code content_text} as its body. A key that is {@code null} is as good as absent.
 *
 * <p>Refuses what is not JSON, is no object, has a key twice or goes on after its end ({@code json.syntax}); two bodies or
 * one that is no string ({@code json.body}); and nesting beyond {@value ValueReader#MAX_DEPTH} ({@code too-deep}).
 */
final class JsonReader {
    private static final Map<String, Format> BODIES =
            Map.of("content_html", Format.HTML, "content_markdown", Format.MARKDOWN, "content_text", Format.TEXT);
    private static final Body NONE = new Body(Format.TEXT, "");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Producers choose the keys: a table of them that outlives the document would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .errorReportConfiguration(
                    ErrorReportConfiguration.builder().maxErrorTokenLength(16).build())
            .streamReadConstraints(ValueReader.CONSTRAINTS)
            .build();

    Result<ParsedDocument> read(String text, Instant timestamp) {
        try (JsonParser tokens = FACTORY.createParser(text)) {
            if (tokens.nextToken() != START_OBJECT) {
                return Result.rejected(Code.JSON_SYNTAX, "line 1: a JSON document must be an object");
            }
            Result<ParsedDocument> document = members(tokens, timestamp);
            // Nothing is asked of the rest of a document that is refused already.
            return document instanceof Result.Ok && tokens.nextToken() != null ? goesOn(tokens) : document;
        } catch (IOException e) {
            return SyntaxError.rejection(Code.JSON_SYNTAX, e, 0);
        }
    }

    private static Result<ParsedDocument> members(JsonParser tokens, Instant timestamp) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        @Nullable Body body = null;
        while (tokens.nextToken() == FIELD_NAME) {
            String key = Utf8.wellFormed(tokens.currentName());
            Format format = BODIES.get(key);
            tokens.nextToken();
            if (format == null) {
                Value value = ValueReader.read(tokens, 1);
                if (value != null) {
                    fields.put(key, value);
                }
            } else if (tokens.currentToken() == VALUE_STRING && body == null) {
                body = new Body(format, Utf8.wellFormed(tokens.getText()));
            } else if (tokens.currentToken() != VALUE_NULL) {
                return Result.rejected(Code.JSON_BODY, bodyProblem(tokens, key, body));
            }
        }
        return Result.ok(new Fields(new Value.Table(fields), body == null ? NONE : body, timestamp));
    }

    private static String bodyProblem(JsonParser tokens, String key, @Nullable Body body) {
        String problem = body == null ? " must be a string" : " is a second body; a document has one";
        return SyntaxError.place(tokens.currentTokenLocation(), 0) + key + problem;
    }

    private static Result<ParsedDocument> goesOn(JsonParser tokens) {
        return Result.rejected(
                Code.JSON_SYNTAX,
                SyntaxError.place(tokens.currentTokenLocation(), 0) + "something follows the document's object");
    }
}
