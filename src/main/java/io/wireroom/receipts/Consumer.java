package io.wireroom.receipts;

/**
 * A consumer of a partner, and how it is reading.
 *
 * @param name see {@link ConsumerNames}
 * @param channel {@code changes}, {@code stream}, {@code snapshot}, {@code hugo} or {@code webhook}
 * @param log identity of the log that its positions belong to; for endpoints, with the epoch
 */
public record Consumer(String partner, String name, String channel, String log) {

    /** The consumer for an endpoint. */
    public static Consumer ofWebhook(String partner, String endpoint, WebhookEpoch log) {
        return new Consumer(partner, ConsumerNames.ofWebhook(endpoint), "webhook", log.name());
    }
}
