package io.wireroom.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.json.JsonObjects;
import java.io.IOException;
import java.util.List;

/** Writes delivery records and commands as JSON. {@link DeliveryJsonReader} reads them. */
public final class DeliveryJson {
    private DeliveryJson() {}

    public static byte[] write(DeliveryRecord record) {
        return JsonObjects.of(json -> {
            json.writeNumberField("version", record.state().version());
            json.writeNumberField("epoch", record.state().epoch());
            JsonObjects.text("order", record.state().command(), json);
            state(record.state(), json);
            attempts(record.attempts(), json);
        });
    }

    static byte[] write(WorkerCommand command) {
        return JsonObjects.of(json -> {
            json.writeStringField("id", command.id());
            JsonObjects.text("cursor", command.cursor(), json);
        });
    }

    /** Writes the members of a state that are visible to partners and operators. */
    public static void state(DeliveryState state, JsonGenerator json) throws IOException {
        JsonObjects.text("cursor", state.cursor(), json);
        json.writeNumberField("failures", state.failures());
        JsonObjects.moment("first_failure", state.firstFailure(), json);
        JsonObjects.moment("next_attempt", state.nextAttempt(), json);
        JsonObjects.moment("last_success", state.lastSuccess(), json);
        DeliveryState.Disabled disabled = state.disabled();
        if (disabled != null) {
            json.writeObjectFieldStart("disabled");
            JsonObjects.moment("since", disabled.since(), json);
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
        JsonObjects.moment("at", parked.at(), json);
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
            JsonObjects.moment("at", attempt.at(), json);
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
}
