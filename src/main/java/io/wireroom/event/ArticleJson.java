package io.wireroom.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes editions as the JSON of {@code articles.normalized}: UTF-8, one line, keys in a fixed order, absent values omitted. The output
 * is deterministic. {@link ArticleJsonReader} is the inverse.
 */
public final class ArticleJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** All keys of an edition. */
    public static final Set<String> KEYS = Set.of(
            "article_id",
            "revision",
            "status",
            "reason",
            "title",
            "summary",
            "description",
            "date",
            "updated",
            "source",
            "source_key",
            "source_link",
            "feed_item_id",
            "url",
            "canonical_url",
            "enclosure",
            "enclosure_source",
            "qrcode",
            "language",
            "authors",
            "tags",
            "content_html",
            "content_text",
            "word_count",
            "content_hash",
            "extra",
            "notes",
            "formerly");

    private ArticleJson() {}

    /** The edition as the value of a Kafka record. */
    public static byte[] write(Edition edition) {
        return bytes(json -> write(edition, key -> true, json));
    }

    /**
     * The article as the value of a record on {@code articles.held}: its status is {@code held}.
     *
     * @param release the time of publication; null for a draft
     */
    public static byte[] writeHeld(Article article, @Nullable Instant release) {
        return bytes(json -> {
            json.writeStartObject();
            ArticleFields.write(article, "held", key -> true, json);
            if (release != null) {
                json.writeStringField("release_at", release.toString());
            }
            json.writeEndObject();
        });
    }

    /** The edition with only those keys that {@code wanted} accepts. */
    public static byte[] write(Edition edition, Predicate<String> wanted) {
        return bytes(json -> write(edition, wanted, json));
    }

    /** Writes the edition as an object with only those keys that {@code wanted} accepts. */
    public static void write(Edition edition, Predicate<String> wanted, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (edition) {
            case Article article -> ArticleFields.write(article, "published", wanted, json);
            case Withdrawal withdrawal -> ArticleFields.write(withdrawal, wanted, json);
        }
        json.writeEndObject();
    }

    static JsonGenerator generator(ByteArrayOutputStream bytes) throws IOException {
        return FACTORY.createGenerator(bytes);
    }

    static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = generator(bytes)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
