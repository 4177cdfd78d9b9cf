package io.wireroom.webhook;

/** A cursor was made with rights of the partner that are not known any more. */
public final class ForgottenRights extends Exception {
    private static final long serialVersionUID = 1;
}
