package io.wireroom.ops;

import java.time.Duration;

/**
 * Progress of an index while it reads its topics for the first time.
 *
 * @param applied number of records read since the start
 * @param lag number of remaining records; -1 if unknown
 * @param elapsed time since the start
 */
public record CatchUpProgress(long applied, long lag, Duration elapsed) {

    /** Text such as {@code : 42 %, 12 s left} to append to a sentence; empty if unknown. */
    public String suffix() {
        if (applied <= 0 || lag < 0) {
            return "";
        }
        return ": " + applied * 100 / (applied + lag) + " %, "
                + RemainingTime.text(elapsed.toMillis() * lag / applied / 1_000) + " left";
    }
}
