package io.wireroom.rest.console;

import io.wireroom.webhook.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a webhook does not take messages.
 *
 * @param state {@code failing} or {@code disabled}
 * @param since null if that is not known
 * @param next the next attempt; null if none is planned, or it is due
 */
public record EndpointTrouble(
        String state,
        @Nullable DisplayedTime since,
        @Nullable DisplayedTime next) {

    /** Null if the webhook is active. */
    static @Nullable EndpointTrouble of(DeliveryState delivery, Instant now) {
        if (delivery.status().equals("active")) {
            return null;
        }
        Instant next = delivery.disabled() == null ? delivery.nextAttempt() : null;
        return new EndpointTrouble(
                delivery.status(),
                DisplayedTime.ofNullable(since(delivery), now),
                next == null || !next.isAfter(now) ? null : DisplayedTime.of(next, now));
    }

    /** Since when the webhook fails or is disabled; null if it is active. */
    static @Nullable Instant since(DeliveryState delivery) {
        DeliveryState.Disabled disabled = delivery.disabled();
        return disabled == null ? delivery.firstFailure() : disabled.since();
    }
}
