package io.wireroom.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Source;
import io.wireroom.article.TextPosition;
import io.wireroom.journal.JournalEntry.Failure;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the format of {@link JournalJson}. Unknown members are ignored. */
public final class JournalJsonReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> values = new HashMap<>();
    private final List<String> routes = new ArrayList<>();

    private JournalJsonReader() {}

    /** @throws MalformedEntryException if the bytes are not an entry's JSON, or a member is missing or invalid */
    public static JournalEntry read(byte[] json) throws MalformedEntryException {
        JournalJsonReader reader = new JournalJsonReader();
        try {
            reader.scan(json);
            return reader.entry();
        } catch (IOException e) {
            throw new MalformedEntryException("not a JSON object");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedEntryException(String.valueOf(e.getMessage()));
        }
    }

    private void scan(byte[] json) throws IOException, MalformedEntryException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEntryException("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue()) {
                    values.put(name, parser.getText());
                } else if (name.equals("routes") && value == JsonToken.START_ARRAY) {
                    names(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void names(JsonParser parser) throws IOException {
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            if (each == JsonToken.VALUE_STRING) {
                routes.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private JournalEntry entry() throws MalformedEntryException {
        String offset = values.get("offset");
        String revision = values.get("revision");
        return new JournalEntry(
                Outcome.parse(required("outcome")).orElseThrow(() -> new MalformedEntryException("an unknown outcome")),
                offset == null
                        ? null
                        : new RecordPosition(Integer.parseInt(required("partition")), Long.parseLong(offset)),
                values.get("topic"),
                identity(),
                revision == null ? null : Integer.valueOf(revision),
                moment("release_at"),
                values.get("reason"),
                failure(),
                Instant.parse(required("received")),
                Instant.parse(required("decided")),
                provenance(),
                routes);
    }

    private DocumentIdentity identity() {
        String id = values.get("article_id");
        String key = values.get("source_key");
        String name = values.get("source");
        return new DocumentIdentity(
                id == null ? null : new ArticleId(Long.parseLong(id)),
                values.get("title"),
                key == null ? null : new Source(key, name == null ? key : name));
    }

    private @Nullable Failure failure() throws MalformedEntryException {
        String code = values.get("code");
        String line = values.get("line");
        return code == null
                ? null
                : new Failure(
                        code,
                        required("detail"),
                        line == null
                                ? null
                                : new TextPosition(Integer.parseInt(line), Integer.parseInt(required("column"))));
    }

    private Provenance provenance() {
        String redriven = values.get("redriven");
        String of = values.get("redrive_of");
        return new Provenance(
                values.get("by"),
                redriven == null ? 0 : Long.parseLong(redriven),
                of == null ? null : RecordPosition.parse(of).orElse(null),
                moment("first_received"),
                "true".equals(values.get("forced")));
    }

    private @Nullable Instant moment(String name) {
        String text = values.get(name);
        return text == null ? null : Instant.parse(text);
    }

    private String required(String name) throws MalformedEntryException {
        String text = values.get(name);
        if (text == null) {
            throw new MalformedEntryException("no " + name);
        }
        return text;
    }
}
