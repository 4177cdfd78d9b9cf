package io.wireroom.webhook;

import java.time.InstantSource;

/** The dependencies of all lanes: the source of changes, the sender, and the listener. */
public record LaneEnvironment(ChangeSource source, EndpointClient client, LaneListener listener, InstantSource clock) {

    Lane.Environment ofLanes() {
        return new Lane.Environment(source, new Messages(source), client, listener, clock);
    }
}
