package io.wireroom.receipts;

/**
 * The log and epoch that an endpoint's positions belong to. A replay starts a new epoch: it sends everything again, including
 * refused messages, so that earlier positions prove nothing.
 *
 * @param identity identity of the log
 * @param epoch epoch of the endpoint's deliveries
 */
public record WebhookEpoch(String identity, int epoch) {
    String name() {
        return identity + "#" + epoch;
    }
}
