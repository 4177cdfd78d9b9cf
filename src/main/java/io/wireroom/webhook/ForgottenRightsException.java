package io.wireroom.webhook;

/** The rights of a cursor are no longer known. */
public final class ForgottenRightsException extends Exception {
    private static final long serialVersionUID = 1;
}
