package io.wireroom.rest.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.Article;
import io.wireroom.event.ArticleJson;
import io.wireroom.kafka.intake.Receipt;
import io.wireroom.pipeline.Preview;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the producer of a document is told, as JSON. */
final class IntakeAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private IntakeAnswer() {}

    /** Of a document that Kafka has. */
    static byte[] accepted(Receipt.Accepted receipt, Preview preview) {
        return object(json -> {
            json.writeNumberField("article_id", preview.id().value());
            json.writeStringField("topic", receipt.topic());
            json.writeNumberField("partition", receipt.partition());
            json.writeNumberField("offset", receipt.offset());
            outcome(preview, json);
        });
    }

    /** Of a document that was only looked at: with the article, unless there is none. */
    static byte[] dryRun(Preview preview) {
        return object(json -> {
            json.writeNumberField("article_id", preview.id().value());
            outcome(preview, json);
            Article article = article(preview);
            if (article != null) {
                json.writeFieldName("article");
                ArticleJson.write(article, key -> true, json);
            }
        });
    }

    private static void outcome(Preview preview, JsonGenerator json) throws IOException {
        switch (preview) {
            case Preview.Published _ -> json.writeStringField("outcome", "published");
            case Preview.Held(Article article, Instant release) -> {
                json.writeStringField("outcome", "held");
                if (release != null) {
                    json.writeStringField("release_at", release.toString());
                }
            }
            case Preview.Withdrawn _ -> json.writeStringField("outcome", "withdrawn");
        }
        Article article = article(preview);
        json.writeArrayFieldStart("notes");
        if (article != null) {
            for (String note : article.notes()) {
                json.writeString(note);
            }
        }
        json.writeEndArray();
    }

    private static @Nullable Article article(Preview preview) {
        return switch (preview) {
            case Preview.Published(Article article) -> article;
            case Preview.Held(Article article, Instant release) -> article;
            case Preview.Withdrawn _ -> null;
        };
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] object(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }
}
