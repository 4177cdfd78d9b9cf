package io.wireroom.webhook;

/**
 * Identifies an endpoint of a partner.
 *
 * @param endpoint name of the webhook
 */
public record WebhookKey(String partner, String endpoint) {

    /** Key of its record. Neither name can contain a slash. */
    @Override
    public String toString() {
        return partner + "/" + endpoint;
    }
}
