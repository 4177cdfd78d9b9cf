package io.wireroom.history;

/** The index was closed during a query. */
public final class HistoryClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HistoryClosedException(Throwable cause) {
        super("the document index is closed", cause);
    }
}
