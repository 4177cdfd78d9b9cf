package io.wireroom.service;

import java.time.Duration;

/**
 * How far an index is in reading its topics for the first time.
 *
 * @param applied number of records read since the start
 * @param lag number of records that are left; -1 if unknown
 * @param elapsed time since the start
 */
record CatchUp(long applied, long lag, Duration elapsed) {

    /** Such as {@code : 42 %, 12 s left}, behind a sentence; empty while it is not known. */
    String suffix() {
        if (applied <= 0 || lag < 0) {
            return "";
        }
        return ": " + applied * 100 / (applied + lag) + " %, " + left(elapsed.toMillis() * lag / applied / 1_000)
                + " left";
    }

    private static String left(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600 ? seconds / 60 + " min" : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
