package io.wireroom.receipts;

/**
 * What the positions of an endpoint belong to. A replay sends everything again, also what the endpoint refused before, so positions
 * of before say nothing any more.
 *
 * @param identity identity of the log
 * @param epoch epoch of the endpoint's deliveries
 */
public record EndpointLog(String identity, int epoch) {
    String name() {
        return identity + "#" + epoch;
    }
}
