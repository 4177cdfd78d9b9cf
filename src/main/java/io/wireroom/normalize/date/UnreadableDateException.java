package io.wireroom.normalize.date;

/** Thrown within this package for an unreadable date. {@link Dates} converts it into a {@link DateReading.Unreadable}. */
final class UnreadableDateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableDateException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
