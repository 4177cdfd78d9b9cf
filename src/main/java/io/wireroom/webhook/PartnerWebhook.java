package io.wireroom.webhook;

import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;

/** An endpoint and its partner as configured. */
record EndpointRoute(Partner partner, Webhook webhook) {

    EndpointKey key() {
        return new EndpointKey(partner.name(), webhook.name());
    }
}
