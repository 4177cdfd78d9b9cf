package io.wireroom.journal;

/** An unreadable record of the journal: not written by Wireroom, or by an incompatible version. */
public final class MalformedEntryException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEntryException(String reason) {
        super(reason);
    }
}
