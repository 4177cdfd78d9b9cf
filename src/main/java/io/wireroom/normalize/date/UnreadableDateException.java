package io.wireroom.normalize.date;

/** Thrown within this package for an unreadable date. {@link Dates} converts it into a {@link DateReading.Unreadable}. */
final class UnreadableDateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableDateException(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
