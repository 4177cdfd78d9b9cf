package io.wireroom.webhook;

import java.util.Locale;

/** Classifies the outcome of a request to an endpoint. */
public enum Result {
    /** 2xx. */
    DELIVERED,
    /** 3xx. Redirects are not followed: they could lead to an address that is not allowed, and would cost each message twice. */
    REDIRECTED,
    /** 410: the endpoint no longer exists. */
    GONE,
    /** 429. */
    TOO_MANY_REQUESTS,
    /** Another 4xx, except 408 and 425. */
    REFUSED,
    /** 5xx and other status codes. */
    SERVER_FAILED,
    /** No complete response in time, or 408 or 425. */
    TIMED_OUT,
    /** Connection failed or broken, or TLS certificate not trusted. */
    UNREACHABLE,
    /** The host name does not resolve. */
    HOST_UNKNOWN,
    /** One of the host's addresses is not allowed. */
    ADDRESS_REFUSED;

    static Result of(int status) {
        return switch (status) {
            case 408, 425 -> TIMED_OUT;
            case 410 -> GONE;
            case 429 -> TOO_MANY_REQUESTS;
            default ->
                switch (status / 100) {
                    case 2 -> DELIVERED;
                    case 3 -> REDIRECTED;
                    case 4 -> REFUSED;
                    default -> SERVER_FAILED;
                };
        };
    }

    /** @throws IllegalArgumentException if there is none */
    static Result labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** In JSON and as the value of the metric tag, such as {@code timed-out}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
