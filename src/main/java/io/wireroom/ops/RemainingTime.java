package io.wireroom.ops;

/** Formats a remaining time. */
public final class RemainingTime {
    private RemainingTime() {}

    /** Formats a number of seconds, such as {@code 12 s}, {@code 16 min} or {@code 2 h 46 min}, rounded down. */
    public static String text(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600 ? seconds / 60 + " min" : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
