package io.wireroom.route;

/** An expression failed for an article. */
final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1;

    ExpressionException(String reason) {
        super(reason, null, false, false);
    }
}
