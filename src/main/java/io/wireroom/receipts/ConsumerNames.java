package io.wireroom.receipts;

import java.util.Optional;

/** Names of a partner's consumers: its own, and those that stand for its webhooks. */
public final class ConsumerNames {
    /** The consumer of requests that name none. */
    public static final String DEFAULT = "default";

    /** Names that a partner can have at the same time, beside {@link #DEFAULT}. */
    public static final int MOST = 16;

    private static final String WEBHOOK = "webhook/";

    private ConsumerNames() {}

    /** Whether a partner may give this name: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}. */
    public static boolean isValid(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    /** The consumer that stands for an endpoint. Partners can't give such a name. */
    static String ofWebhook(String endpoint) {
        return WEBHOOK + endpoint;
    }

    public static boolean isWebhook(String name) {
        return name.startsWith(WEBHOOK);
    }

    /** The endpoint that the consumer stands for; empty for others. */
    public static Optional<String> endpoint(String name) {
        return isWebhook(name) ? Optional.of(name.substring(WEBHOOK.length())) : Optional.empty();
    }

    /** Whether a partner gave the name. */
    static boolean isGiven(String name) {
        return !isWebhook(name) && !name.equals(DEFAULT);
    }
}
