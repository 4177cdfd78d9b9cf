package io.wireroom.webhook;

import io.wireroom.archive.Cursor;
import java.time.Instant;

/** Receives what lanes do, for metrics and receipts. Called from several threads. */
@FunctionalInterface
public interface LaneListener {

    /** @param updated time of the change that was sent */
    void attempted(EndpointKey endpoint, Attempt attempt, Instant updated);

    /**
     * A message was sent to the endpoint.
     *
     * @param log identity of the log that the positions belong to
     * @param epoch epoch of the endpoint's {@link DeliveryState}
     * @param after the endpoint has, has refused, or does not get everything before this cursor
     * @param delivered whether the endpoint has answered that it has the message; otherwise it may have it all the same
     */
    default void sent(EndpointKey endpoint, String log, int epoch, Cursor after, boolean delivered) {}
}
