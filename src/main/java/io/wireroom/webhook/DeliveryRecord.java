package io.wireroom.webhook;

import java.util.List;

/**
 * The stored record of an endpoint.
 *
 * @param attempts the latest attempts, oldest first
 */
public record DeliveryRecord(DeliveryState state, List<Attempt> attempts) {
    public DeliveryRecord {
        attempts = List.copyOf(attempts);
    }
}
