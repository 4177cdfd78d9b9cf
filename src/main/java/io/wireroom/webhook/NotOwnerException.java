package io.wireroom.webhook;

/** The record of an endpoint could not be stored by this instance. */
public final class NotOwnerException extends Exception {
    private static final long serialVersionUID = 1;

    public NotOwnerException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
