package io.wireroom.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one request to an endpoint.
 *
 * @param status status code of the response; 0 without a response
 * @param retryAfter value of {@code Retry-After}; null if absent or unreadable
 */
public record DeliveryOutcome(
        Result result, int status, @Nullable Duration retryAfter) {

    static DeliveryOutcome of(int status, @Nullable Duration retryAfter) {
        return new DeliveryOutcome(Result.of(status), status, retryAfter);
    }

    /** The outcome of a request that has no complete response. */
    static DeliveryOutcome failed(Result result) {
        return new DeliveryOutcome(result, 0, null);
    }

    public boolean isDelivered() {
        return result == Result.DELIVERED;
    }
}
