package io.wireroom.partner;

import io.wireroom.archive.AccessScope;
import java.time.Instant;

/**
 * Rights that a partner has or had.
 *
 * @param turn increases with each change of the partner's rights: the rights with the highest turn are in force
 * @param since when the rights came into force
 * @param end where the log ended when other rights replaced them: nothing after it was sent with these rights
 */
public record PastRights(AccessScope rights, int turn, Instant since, LogEnd end) {

    /** What two processes know of the same rights. */
    PastRights merge(PastRights other) {
        PastRights later = turn > other.turn || (turn == other.turn && since.isBefore(other.since)) ? this : other;
        return new PastRights(rights, later.turn, later.since, end.merge(other.end, later.end));
    }

    PastRights inForce(int newTurn, Instant now) {
        return new PastRights(rights, newTurn, now, end);
    }

    PastRights replacedAt(LogEnd now) {
        return new PastRights(rights, turn, since, end.merge(now, now));
    }

    /** Number of values, for the size of what is kept. */
    int size() {
        return 1
                + rights.sources().size()
                + rights.tags().size()
                + rights.languages().size();
    }
}
