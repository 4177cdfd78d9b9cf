package io.wireroom.ops;

import java.time.Duration;

/**
 * How far an index is in reading its topics for the first time.
 *
 * @param applied number of records read since the start
 * @param lag number of records that are left; -1 if unknown
 * @param elapsed time since the start
 */
public record CatchUp(long applied, long lag, Duration elapsed) {

    /** Such as {@code : 42 %, 12 s left}, behind a sentence; empty while it is not known. */
    public String suffix() {
        if (applied <= 0 || lag < 0) {
            return "";
        }
        return ": " + applied * 100 / (applied + lag) + " %, "
                + RemainingTime.text(elapsed.toMillis() * lag / applied / 1_000) + " left";
    }
}
