package io.wireroom.rest.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.ChangeType;
import io.wireroom.partner.Webhook;
import io.wireroom.webhook.DeliveryJson;
import io.wireroom.webhook.DeliveryRecord;
import io.wireroom.webhook.DeliveryState;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an endpoint with its configuration, without its secrets, and its state. */
final class WebhookJson {
    private WebhookJson() {}

    /**
     * Writes the members of the endpoint.
     *
     * @param record null if there is no stored state
     * @param withAttempts whether to write the latest attempts
     */
    static void members(Webhook webhook, @Nullable DeliveryRecord record, boolean withAttempts, JsonGenerator json)
            throws IOException {
        DeliveryState state = record == null ? DeliveryState.NEW : record.state();
        json.writeStringField("endpoint", webhook.name());
        json.writeStringField("url", webhook.url().toString());
        json.writeArrayFieldStart("events");
        for (ChangeType type : ChangeType.values()) {
            if (webhook.events().contains(type)) {
                json.writeString(type.toString());
            }
        }
        json.writeEndArray();
        json.writeStringField("format", webhook.format().toString());
        json.writeStringField("status", state.status());
        DeliveryJson.state(state, json);
        if (withAttempts) {
            DeliveryJson.attempts(record == null ? List.of() : record.attempts(), json);
        }
    }
}
