package io.wireroom.archive;

/** The archive or the view is closed. */
public final class ArchiveClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ArchiveClosedException(String what) {
        super(what + " is closed");
    }

    ArchiveClosedException(String what, Throwable cause) {
        super(what + " is closed", cause);
    }
}
