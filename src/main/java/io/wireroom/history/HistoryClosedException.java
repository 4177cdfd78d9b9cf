package io.wireroom.history;

/** The index was closed while it was asked. */
public final class HistoryClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HistoryClosedException(Throwable cause) {
        super("the index of documents is closed", cause);
    }
}
