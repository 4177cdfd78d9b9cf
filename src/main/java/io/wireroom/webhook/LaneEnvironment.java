package io.wireroom.webhook;

import java.time.InstantSource;

/** What all lanes use: where changes come from, how they are sent, and who observes it. */
public record LaneEnvironment(ChangeSource source, EndpointClient client, LaneListener listener, InstantSource clock) {

    Lane.Environment ofLanes() {
        return new Lane.Environment(source, new Messages(source), client, listener, clock);
    }
}
