package io.wireroom.rest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.ArticleId;
import io.wireroom.journal.Provenance;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends documents that withdraw an article. */
@Singleton
public final class Withdrawals {
    private static final JsonFactory JSON = new JsonFactory();

    private final DocumentIntake intake;

    Withdrawals(DocumentIntake intake) {
        this.intake = intake;
    }

    /**
     * Sends a withdrawal by an operator, and waits for Kafka.
     *
     * @param by name of the operator; null without authentication
     * @throws io.wireroom.rest.problem.Problem 503 if Kafka does not accept it
     */
    public SendResult.Accepted send(ArticleId id, @Nullable String reason, @Nullable String by) {
        return send(id, reason, by == null ? Map.of() : Map.of(Provenance.BY, by));
    }

    SendResult.Accepted send(ArticleId id, @Nullable String reason, Map<String, String> headers) {
        return intake.put(new Submission(id, document(id, reason), "application/json", headers));
    }

    private static byte[] document(ArticleId id, @Nullable String reason) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("article_id", id.value());
            json.writeStringField("status", "withdrawn");
            if (reason != null) {
                json.writeStringField("reason", reason);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return text.toString().getBytes(UTF_8);
    }
}
