package io.wireroom.webhook;

import io.wireroom.partner.Webhook;

/** Sends messages. */
@FunctionalInterface
interface Sender {

    /** Sends one request and waits for its outcome. */
    DeliveryOutcome send(Webhook webhook, Message message) throws InterruptedException;
}
