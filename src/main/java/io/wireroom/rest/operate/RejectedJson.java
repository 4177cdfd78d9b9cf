package io.wireroom.rest.operate;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.Outcome;
import io.wireroom.json.JsonObjects;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a rejected document as JSON for operators. */
final class RejectedJson {
    private RejectedJson() {}

    /** @param again outcome of the last redrive */
    static void write(Rejected rejected, @Nullable JournalEntry again, JsonGenerator json) throws IOException {
        json.writeStartObject();
        members(rejected, again, json);
        json.writeEndObject();
    }

    static void members(Rejected rejected, @Nullable JournalEntry again, JsonGenerator json) throws IOException {
        json.writeStringField("id", rejected.position().toString());
        if (rejected.document() != null) {
            json.writeStringField("document", rejected.document().toString());
        }
        json.writeStringField("code", rejected.failure().code());
        json.writeStringField("detail", rejected.failure().detail());
        if (rejected.failure().position() != null) {
            json.writeNumberField("line", rejected.failure().position().line());
            json.writeNumberField("column", rejected.failure().position().column());
        }
        identity(rejected.identity(), json);
        json.writeStringField("received", rejected.received().toString());
        JsonObjects.text("content_type", rejected.contentType(), json);
        if (rejected.bytes() >= 0) {
            json.writeNumberField("bytes", rejected.bytes());
        }
        JsonObjects.text("by", rejected.provenance().by(), json);
        if (rejected.provenance().redriven() > 0) {
            json.writeNumberField("redriven", rejected.provenance().redriven());
        }
        if (rejected.provenance().redriveOf() != null) {
            json.writeStringField(
                    "redrive_of", rejected.provenance().redriveOf().toString());
        }
        json.writeBooleanField("resolved", isResolved(again));
        if (again != null) {
            redrive(again, json);
        }
    }

    /** Whether it was redriven and not rejected again. */
    static boolean isResolved(@Nullable JournalEntry again) {
        return again != null && again.outcome() != Outcome.REJECTED;
    }

    static void identity(DocumentIdentity identity, JsonGenerator json) throws IOException {
        if (identity.id() != null) {
            json.writeNumberField("article_id", identity.id().value());
        }
        JsonObjects.text("title", identity.title(), json);
        if (identity.source() != null) {
            json.writeStringField("source", identity.source().name());
            json.writeStringField("source_key", identity.source().key());
        }
    }

    private static void redrive(JournalEntry again, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("last_redrive");
        if (again.document() != null) {
            json.writeStringField("document", again.document().toString());
        }
        json.writeStringField("outcome", again.outcome().toString());
        JsonObjects.text(
                "code", again.failure() == null ? null : again.failure().code(), json);
        json.writeStringField("decided", again.decided().toString());
        JsonObjects.text("by", again.provenance().by(), json);
        json.writeEndObject();
    }
}
