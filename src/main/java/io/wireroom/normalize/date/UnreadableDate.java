package io.wireroom.normalize.date;

/** Ends the reading of a date within this package; {@link Dates} makes a {@link DateReading.Unreadable} of it. */
final class UnreadableDate extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableDate(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
