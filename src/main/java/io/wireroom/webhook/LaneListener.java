package io.wireroom.webhook;

import io.wireroom.archive.PartitionOffsets;
import java.time.Instant;

/** Receives what lanes do, for metrics and receipts. Called from several threads. */
@FunctionalInterface
public interface LaneListener {

    /** @param updated time of the change that was sent */
    void attempted(EndpointKey endpoint, Attempt attempt, Instant updated);

    /**
     * The endpoint has answered that it has a message.
     *
     * @param log identity of the log that the positions belong to
     * @param epoch epoch of the endpoint's {@link DeliveryState}
     * @param after the endpoint has, has refused, or does not get everything before these positions
     */
    default void delivered(EndpointKey endpoint, String log, int epoch, PartitionOffsets after, Instant at) {}
}
