package io.wireroom.webhook;

import java.time.InstantSource;

/** The dependencies of all workers: the source of changes, the sender, and the listener. */
public record DeliveryEnvironment(
        ChangeSource source, WebhookClient client, DeliveryListener listener, InstantSource clock) {

    DeliveryWorker.Environment ofWorkers() {
        return new DeliveryWorker.Environment(source, new Messages(source), client, listener, clock);
    }
}
