package io.wireroom.webhook;

import java.time.Instant;

/** Receives what lanes do, for metrics. Called from several threads. */
public interface LaneListener {

    /** @param updated time of the change that was sent */
    void attempted(EndpointKey endpoint, Attempt attempt, Instant updated);
}
