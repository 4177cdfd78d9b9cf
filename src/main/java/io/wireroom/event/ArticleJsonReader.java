package io.wireroom.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that {@link ArticleJson} writes. Ignores unknown keys, so that newer versions can add fields. */
public final class ArticleJsonReader {
    /** No limits on length, because every written edition must be readable. The default limit on nesting protects the stack. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Keys in extra are arbitrary: a symbol table shared by all parsers would grow without bound.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Map<String, Value> fields;

    private ArticleJsonReader(Map<String, Value> fields) {
        this.fields = fields;
    }

    /** @throws MalformedEditionException if the bytes are not an edition's JSON */
    public static Edition read(byte[] json) throws MalformedEditionException {
        ArticleJsonReader reader = open(json);
        return switch (reader.text("status")) {
            case "withdrawn" -> reader.build(reader::withdrawal);
            case "published" -> reader.build(reader::article);
            case String other ->
                throw new MalformedEditionException("unknown status " + other.length() + " characters long");
        };
    }

    /**
     * Reads an article from {@code articles.held}.
     *
     * @throws MalformedEditionException if the bytes are not a held article's JSON
     */
    public static Article readHeld(byte[] json) throws MalformedEditionException {
        ArticleJsonReader reader = open(json);
        return reader.build(reader::article);
    }

    /** When a held article is to be published; absent for a draft, and where that can't be read. */
    public static @Nullable Instant readRelease(byte[] json) throws MalformedEditionException {
        ArticleJsonReader reader = open(json);
        return reader.optionalText("release_at") == null ? null : reader.moment("release_at");
    }

    private static ArticleJsonReader open(byte[] json) throws MalformedEditionException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEditionException("not a JSON object");
            }
            ArticleJsonReader reader = new ArticleJsonReader(table(parser).entries());
            if (parser.nextToken() != null) {
                throw new MalformedEditionException("something follows the JSON object");
            }
            return reader;
        } catch (IOException e) {
            throw new MalformedEditionException("not JSON", e);
        }
    }

    private interface Building<T> {
        T build() throws MalformedEditionException;
    }

    /** Converts the constructors' unchecked exceptions, which mean invalid input here. */
    private <T> T build(Building<T> building) throws MalformedEditionException {
        try {
            return building.build();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedEditionException("a value is out of its range", e);
        }
    }

    private Article article() throws MalformedEditionException {
        return new Article(
                new ArticleId(number("article_id")),
                count("revision", 1),
                text("title"),
                text("summary"),
                text("description"),
                moment("date"),
                moment("updated"),
                source(),
                optionalText("source_link"),
                fields.get("feed_item_id") instanceof Value.Whole(long id) ? (Long) id : null,
                text("url"),
                text("canonical_url"),
                optionalText("enclosure"),
                optionalText("enclosure_source"),
                text("qrcode"),
                optionalText("language"),
                texts(fields.get("authors")),
                texts(fields.get("tags")),
                text("content_html"),
                text("content_text"),
                count("word_count", 0),
                text("content_hash"),
                fields.get("extra") instanceof Value.Table extra ? extra : Value.Table.EMPTY,
                texts(fields.get("notes")),
                formerly());
    }

    private Withdrawal withdrawal() throws MalformedEditionException {
        return new Withdrawal(
                new ArticleId(number("article_id")),
                count("revision", 1),
                moment("date"),
                moment("updated"),
                source(),
                text("url"),
                text("canonical_url"),
                optionalText("language"),
                texts(fields.get("tags")),
                optionalText("reason"),
                formerly());
    }

    private Source source() throws MalformedEditionException {
        return new Source(text("source_key"), text("source"));
    }

    private List<Audience> formerly() {
        if (!(fields.get("formerly") instanceof Value.Items(List<Value> values))) {
            return List.of();
        }
        List<Audience> audiences = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Value.Table(Map<String, Value> entries)
                    && entries.get("source_key") instanceof Value.Text(String sourceKey)) {
                String language = entries.get("language") instanceof Value.Text(String text) ? text : null;
                audiences.add(new Audience(sourceKey, language, texts(entries.get("tags"))));
            }
        }
        return audiences;
    }

    private String text(String key) throws MalformedEditionException {
        String text = optionalText(key);
        if (text == null) {
            throw new MalformedEditionException("no text under " + key);
        }
        return text;
    }

    private @Nullable String optionalText(String key) {
        return fields.get(key) instanceof Value.Text(String text) ? text : null;
    }

    private long number(String key) throws MalformedEditionException {
        if (fields.get(key) instanceof Value.Whole(long number)) {
            return number;
        }
        throw new MalformedEditionException("no whole number under " + key);
    }

    private int count(String key, int min) throws MalformedEditionException {
        long count = number(key);
        if (count < min || count > Integer.MAX_VALUE) {
            throw new MalformedEditionException(key + " is out of its range");
        }
        return (int) count;
    }

    private Instant moment(String key) throws MalformedEditionException {
        return Instant.parse(text(key));
    }

    private static List<String> texts(@Nullable Value value) {
        if (!(value instanceof Value.Items(List<Value> values))) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(values.size());
        for (Value each : values) {
            if (each instanceof Value.Text(String text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Value.Table table(JsonParser parser) throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            Value value = value(parser);
            if (value != null) {
                entries.put(key, value);
            }
        }
        return new Value.Table(entries);
    }

    private static @Nullable Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value.Text(parser.getText());
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new Value.Decimal(parser.getDecimalValue())
                        : new Value.Whole(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new Value.Decimal(parser.getDecimalValue());
            case START_OBJECT -> table(parser);
            case START_ARRAY -> {
                List<Value> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Value value = value(parser);
                    if (value != null) {
                        values.add(value);
                    }
                }
                yield new Value.Items(values);
            }
            case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> null;
        };
    }
}
