package io.wireroom.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes delivery records and commands as JSON. {@link DeliveryJsonReader} reads them. */
public final class DeliveryJson {
    private static final JsonFactory JSON = new JsonFactory();

    private DeliveryJson() {}

    private interface Members {
        void writeTo(JsonGenerator json) throws IOException;
    }

    public static byte[] write(DeliveryRecord record) {
        return object(json -> {
            json.writeNumberField("version", record.state().version());
            json.writeNumberField("epoch", record.state().epoch());
            text("order", record.state().command(), json);
            state(record.state(), json);
            attempts(record.attempts(), json);
        });
    }

    static byte[] write(WorkerCommand command) {
        return object(json -> {
            json.writeStringField("id", command.id());
            text("cursor", command.cursor(), json);
        });
    }

    /** Writes the members of a state that are visible to partners and operators. */
    public static void state(DeliveryState state, JsonGenerator json) throws IOException {
        text("cursor", state.cursor(), json);
        json.writeNumberField("failures", state.failures());
        moment("first_failure", state.firstFailure(), json);
        moment("next_attempt", state.nextAttempt(), json);
        moment("last_success", state.lastSuccess(), json);
        DeliveryState.Disabled disabled = state.disabled();
        if (disabled != null) {
            json.writeObjectFieldStart("disabled");
            moment("since", disabled.since(), json);
            json.writeStringField("reason", disabled.reason());
            json.writeEndObject();
        }
        json.writeNumberField("parked_total", state.parkedTotal());
        json.writeArrayFieldStart("parked");
        for (ParkedMessage parked : state.parked()) {
            parked(parked, json);
        }
        json.writeEndArray();
    }

    private static void parked(ParkedMessage parked, JsonGenerator json) throws IOException {
        json.writeStartObject();
        moment("at", parked.at(), json);
        json.writeStringField("id", parked.id());
        json.writeNumberField("article_id", parked.article());
        json.writeNumberField("revision", parked.revision());
        json.writeNumberField("status", parked.status());
        json.writeStringField("cursor", parked.before());
        json.writeEndObject();
    }

    /** The member {@code attempts}, oldest first. */
    public static void attempts(List<Attempt> attempts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("attempts");
        for (Attempt attempt : attempts) {
            json.writeStartObject();
            moment("at", attempt.at(), json);
            json.writeStringField("id", attempt.id());
            json.writeStringField("type", attempt.type());
            if (attempt.article() != null) {
                json.writeNumberField("article_id", attempt.article());
                json.writeNumberField("revision", attempt.revision());
            }
            outcome(attempt.result(), attempt.status(), attempt.millis(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * Writes the members that describe the outcome of an attempt.
     *
     * @param status status code of the response; 0 without a response
     * @param millis duration of the request in milliseconds
     */
    public static void outcome(Result result, int status, long millis, JsonGenerator json) throws IOException {
        json.writeStringField("result", result.label());
        if (status > 0) {
            json.writeNumberField("status", status);
        }
        json.writeNumberField("millis", millis);
    }

    private static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    private static void text(String name, @Nullable String text, JsonGenerator json) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private static void moment(String name, @Nullable Instant moment, JsonGenerator json) throws IOException {
        text(name, moment == null ? null : moment.toString(), json);
    }
}
