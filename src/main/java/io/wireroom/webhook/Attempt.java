package io.wireroom.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint, for partners and operators to read.
 *
 * @param id {@code webhook-id}
 * @param article null for a test
 * @param status status code of the response; 0 without a response
 * @param millis duration of the request in milliseconds
 */
public record Attempt(
        Instant at,
        String id,
        String type,
        @Nullable Long article,
        int revision,
        Result result,
        int status,
        long millis) {
    static Attempt of(Message message, DeliveryOutcome outcome, Instant at, Duration took) {
        return new Attempt(
                at,
                message.id(),
                message.type(),
                message.article() == null ? null : message.article().value(),
                message.revision(),
                outcome.result(),
                outcome.status(),
                took.toMillis());
    }
}
