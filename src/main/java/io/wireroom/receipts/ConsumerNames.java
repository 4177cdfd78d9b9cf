package io.wireroom.receipts;

import java.util.Optional;

/** Names of a partner's consumers: those that it chose, and those of its webhooks. */
public final class ConsumerNames {
    /** The consumer of requests without a name. */
    public static final String DEFAULT = "default";

    /** Maximum number of names that a partner can use at the same time, in addition to {@link #DEFAULT}. */
    public static final int MAX_NAMES = 16;

    private static final String WEBHOOK = "webhook/";

    private ConsumerNames() {}

    /** Whether a partner may use this name: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}. */
    public static boolean isValid(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    /** The name of an endpoint's consumer. Partners can't use such names. */
    static String ofWebhook(String endpoint) {
        return WEBHOOK + endpoint;
    }

    public static boolean isWebhook(String name) {
        return name.startsWith(WEBHOOK);
    }

    /** The endpoint of the consumer; empty for other consumers. */
    public static Optional<String> endpoint(String name) {
        return isWebhook(name) ? Optional.of(name.substring(WEBHOOK.length())) : Optional.empty();
    }

    /** Whether a partner chose the name. */
    static boolean isGiven(String name) {
        return !isWebhook(name) && !name.equals(DEFAULT);
    }
}
