package io.wireroom.rebuild;

/** The command can't run in the current state. Nothing was written. The message is one line. */
public final class RebuildRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RebuildRefusedException(String why) {
        super(why);
    }
}
