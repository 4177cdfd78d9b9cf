package io.wireroom.receipts;

/**
 * A reader of a partner, as it reads now.
 *
 * @param name see {@link ConsumerNames}
 * @param channel {@code changes}, {@code stream}, {@code snapshot}, {@code hugo} or {@code webhook}
 * @param log what its positions belong to: the identity of the log, for endpoints with the epoch
 */
public record Consumer(String partner, String name, String channel, String log) {

    /** The consumer that stands for an endpoint. */
    public static Consumer ofWebhook(String partner, String endpoint, EndpointLog log) {
        return new Consumer(partner, ConsumerNames.ofWebhook(endpoint), "webhook", log.name());
    }
}
