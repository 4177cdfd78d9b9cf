package io.wireroom.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Source;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.json.JsonObjects;
import java.io.IOException;

/** Writes entries as the JSON of {@code articles.journal}; absent values are omitted. {@link JournalJsonReader} is the inverse. */
public final class JournalJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JournalJson() {}

    /** The entry as the value of its record. */
    public static byte[] write(JournalEntry entry) {
        return JsonObjects.of(FACTORY, json -> members(entry, json));
    }

    /** Writes the members of the entry into the current object. */
    public static void members(JournalEntry entry, JsonGenerator json) throws IOException {
        json.writeStringField("outcome", entry.outcome().toString());
        document(entry, json);
        subject(entry, json);
        if (entry.revision() != null) {
            json.writeNumberField("revision", entry.revision());
        }
        JsonObjects.moment("release_at", entry.release(), json);
        JsonObjects.text("reason", entry.reason(), json);
        if (entry.failure() != null) {
            failure(entry.failure(), json);
        }
        JsonObjects.moment("received", entry.received(), json);
        JsonObjects.moment("decided", entry.decided(), json);
        provenance(entry.provenance(), json);
        if (!entry.routes().isEmpty()) {
            json.writeFieldName("routes");
            json.writeArray(
                    entry.routes().toArray(String[]::new), 0, entry.routes().size());
        }
    }

    private static void document(JournalEntry entry, JsonGenerator json) throws IOException {
        JsonObjects.text("topic", entry.topic(), json);
        if (entry.document() != null) {
            json.writeNumberField("partition", entry.document().partition());
            json.writeNumberField("offset", entry.document().offset());
        }
    }

    private static void subject(JournalEntry entry, JsonGenerator json) throws IOException {
        ArticleId id = entry.identity().id();
        if (id != null) {
            json.writeNumberField("article_id", id.value());
        }
        JsonObjects.text("title", entry.identity().title(), json);
        Source source = entry.identity().source();
        if (source != null) {
            json.writeStringField("source", source.name());
            json.writeStringField("source_key", source.key());
        }
    }

    private static void failure(Failure failure, JsonGenerator json) throws IOException {
        json.writeStringField("code", failure.code());
        json.writeStringField("detail", failure.detail());
        if (failure.position() != null) {
            json.writeNumberField("line", failure.position().line());
            json.writeNumberField("column", failure.position().column());
        }
    }

    private static void provenance(Provenance provenance, JsonGenerator json) throws IOException {
        JsonObjects.text("by", provenance.by(), json);
        if (provenance.redriven() > 0) {
            json.writeNumberField("redriven", provenance.redriven());
        }
        if (provenance.redriveOf() != null) {
            json.writeStringField("redrive_of", provenance.redriveOf().toString());
        }
        JsonObjects.moment("first_received", provenance.first(), json);
        if (provenance.forced()) {
            json.writeBooleanField("forced", true);
        }
    }
}
