package io.wireroom.journal;

/** An unreadable record of the journal: not written by Wireroom, or by an incompatible version. */
public final class MalformedEntry extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEntry(String why) {
        super(why);
    }
}
