package io.wireroom.journal;

/** A record of the journal that can't be read: not written by Wireroom, or by a version that is not known. */
public final class MalformedEntry extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEntry(String why) {
        super(why);
    }
}
