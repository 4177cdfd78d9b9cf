package io.wireroom.webhook;

import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;

/** An endpoint and its partner as configured. */
record PartnerWebhook(Partner partner, Webhook webhook) {

    WebhookKey key() {
        return new WebhookKey(partner.name(), webhook.name());
    }
}
