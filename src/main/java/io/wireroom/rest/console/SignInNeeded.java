package io.wireroom.rest.console;

/** There is no session, or it has ended. */
final class SignInNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignInNeeded() {
        super(null, null, false, false);
    }
}
