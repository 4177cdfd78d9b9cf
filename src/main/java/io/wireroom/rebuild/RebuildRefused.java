package io.wireroom.rebuild;

/** Something must be changed before the command can run; nothing was written. The message is one line. */
public final class RebuildRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    RebuildRefused(String why) {
        super(why);
    }
}
