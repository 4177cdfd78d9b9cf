package io.wireroom.rest.console;

import io.wireroom.webhook.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a webhook.
 *
 * @param state {@code failing} or {@code disabled}
 * @param since start of the failure; null if unknown
 * @param next time of the next attempt; null if none is planned or it is due
 */
public record WebhookFailure(
        String state,
        @Nullable DisplayedTime since,
        @Nullable DisplayedTime next) {

    /** Null if the webhook is active. */
    static @Nullable WebhookFailure of(DeliveryState delivery, Instant now) {
        if (delivery.status().equals("active")) {
            return null;
        }
        Instant next = delivery.disabled() == null ? delivery.nextAttempt() : null;
        return new WebhookFailure(
                delivery.status(),
                DisplayedTime.ofNullable(since(delivery), now),
                next == null || !next.isAfter(now) ? null : DisplayedTime.of(next, now));
    }

    /** Start of the failure; null if the webhook is active. */
    static @Nullable Instant since(DeliveryState delivery) {
        DeliveryState.Disabled disabled = delivery.disabled();
        return disabled == null ? delivery.firstFailure() : disabled.since();
    }
}
