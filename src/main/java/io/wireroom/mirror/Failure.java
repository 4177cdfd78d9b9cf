package io.wireroom.mirror;

import java.util.Locale;

/** Why there is no image. */
public enum Failure {
    /** Not an http(s) URL, or one to a port or with a host that is not asked. */
    URL_REFUSED,
    /** One of the host's addresses is not public. */
    ADDRESS_REFUSED,
    /** More redirects than are followed, or one that leads nowhere. */
    REDIRECT_REFUSED,
    /** The host has no address. */
    HOST_UNKNOWN,
    /** No connection, a broken one, or TLS that can't be trusted. */
    UNREACHABLE,
    TIMED_OUT,
    /** The server says that it can't answer now. */
    SERVER_FAILED,
    /** The server answers, but not with an image: 404, for example. */
    STATUS_REFUSED,
    /** A content coding that nobody asked for: what it unpacks to is not known before. */
    CODING_REFUSED,
    TOO_LARGE,
    NOT_AN_IMAGE,
    TRUNCATED,
    TOO_MANY_PIXELS,
    ANIMATED,
    /** Too many other images are being fetched. */
    BUSY;

    /** Whether asking again within seconds may help. */
    boolean isPassing() {
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

    /** As figures name it: {@code too-large}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
