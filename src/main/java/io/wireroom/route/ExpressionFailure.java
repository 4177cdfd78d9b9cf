package io.wireroom.route;

/** An expression failed for an article. */
final class ExpressionFailure extends Exception {
    private static final long serialVersionUID = 1;

    ExpressionFailure(String why) {
        super(why, null, false, false);
    }
}
