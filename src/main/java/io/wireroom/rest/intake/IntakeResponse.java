package io.wireroom.rest.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.Article;
import io.wireroom.event.ArticleJson;
import io.wireroom.journal.RecordPosition;
import io.wireroom.json.JsonObjects;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.pipeline.Preview;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The response to the producer of a document, as JSON. */
public final class IntakeResponse {
    private IntakeResponse() {}

    /** The response for a document that Kafka has stored. */
    static byte[] accepted(SendResult.Accepted result, Preview preview) {
        return JsonObjects.of(json -> accepted(result, preview, json));
    }

    /** The members of this response. */
    static void accepted(SendResult.Accepted result, Preview preview, JsonGenerator json) throws IOException {
        json.writeNumberField("article_id", preview.id().value());
        json.writeStringField("topic", result.topic());
        json.writeNumberField("partition", result.partition());
        json.writeNumberField("offset", result.offset());
        outcome(preview, json);
    }

    /** The URL of the status of the document. */
    public static String location(SendResult.Accepted result) {
        return "/v1/documents/" + new RecordPosition(result.partition(), result.offset());
    }

    /** The response for a dry run: with the article, if there is one. */
    static byte[] dryRun(Preview preview) {
        return JsonObjects.of(json -> dryRun(preview, json));
    }

    /** The members of this response. */
    static void dryRun(Preview preview, JsonGenerator json) throws IOException {
        json.writeNumberField("article_id", preview.id().value());
        outcome(preview, json);
        Article article = article(preview);
        if (article != null) {
            json.writeFieldName("article");
            ArticleJson.write(article, key -> true, json);
        }
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
}
