package io.wireroom.webhook;

import io.wireroom.archive.Cursor;
import java.time.Instant;

/** Receives events of workers, for metrics and receipts. Called from several threads. */
@FunctionalInterface
public interface DeliveryListener {

    /** @param updated time of the change that was sent */
    void attempted(WebhookKey endpoint, Attempt attempt, Instant updated);

    /**
     * A message was sent to the endpoint.
     *
     * @param log identity of the log that the positions belong to
     * @param epoch epoch of the endpoint's {@link DeliveryState}
     * @param after cursor after the message: the endpoint has received, has refused, or is not sent everything before it
     * @param delivered whether the endpoint has confirmed the message; otherwise it may have it nevertheless
     */
    default void sent(WebhookKey endpoint, String log, int epoch, Cursor after, boolean delivered) {}
}
