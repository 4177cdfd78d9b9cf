package io.wireroom.mirror;

import java.util.Locale;

/** Reasons why an image could not be fetched. */
public enum FetchFailure {
    /** Not a valid http(s) URL, or a port that is not allowed. */
    URL_REFUSED,
    /** One of the host's addresses is not public. */
    ADDRESS_REFUSED,
    /** Too many redirects. */
    REDIRECT_REFUSED,
    /** The host name does not resolve. */
    HOST_UNKNOWN,
    /** Connection failed or broken, or TLS certificate not trusted. */
    UNREACHABLE,
    TIMED_OUT,
    /** The server responds with a 5xx status. */
    SERVER_FAILED,
    /** The server responds with another status than 200, for example 404. */
    STATUS_REFUSED,
    /** The response has a content coding that was not requested. Its decoded size cannot be bounded in advance. */
    CODING_REFUSED,
    TOO_LARGE,
    NOT_AN_IMAGE,
    TRUNCATED,
    TOO_MANY_PIXELS,
    ANIMATED,
    /** Too many concurrent fetches. */
    BUSY;

    /** Whether a retry within seconds may succeed. */
    boolean isRetryable() {
        return switch (this) {
            case UNREACHABLE, SERVER_FAILED -> true;
            case URL_REFUSED,
                    ADDRESS_REFUSED,
                    REDIRECT_REFUSED,
                    HOST_UNKNOWN,
                    TIMED_OUT,
                    STATUS_REFUSED,
                    CODING_REFUSED,
                    TOO_LARGE,
                    NOT_AN_IMAGE,
                    TRUNCATED,
                    TOO_MANY_PIXELS,
                    ANIMATED,
                    BUSY -> false;
        };
    }

    /** Value of the metric tag, such as {@code too-large}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
