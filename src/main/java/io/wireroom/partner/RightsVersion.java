package io.wireroom.partner;

import io.wireroom.archive.AccessScope;
import java.time.Instant;

/**
 * A version of a partner's rights, present or former.
 *
 * @param number number of the version, which increases with each change; the highest one is in effect
 * @param since time from which the rights are in effect
 * @param end end of the log when other rights replaced these: nothing after it was sent with these rights
 */
public record RightsVersion(AccessScope rights, int number, Instant since, LogEnd end) {

    /** Merges the knowledge of two processes about the same rights. */
    RightsVersion merge(RightsVersion other) {
        RightsVersion later =
                number > other.number || (number == other.number && since.isBefore(other.since)) ? this : other;
        return new RightsVersion(rights, later.number, later.since, end.merge(other.end, later.end));
    }

    /** These rights as the current version, with this number. */
    RightsVersion inForce(int newNumber, Instant now) {
        return new RightsVersion(rights, newNumber, now, end);
    }

    /** These rights, replaced when the log had this end. */
    RightsVersion replacedAt(LogEnd now) {
        return new RightsVersion(rights, number, since, end.merge(now, now));
    }

    /** Number of values, which determines the stored size. */
    int size() {
        return 1
                + rights.sources().size()
                + rights.tags().size()
                + rights.languages().size();
    }
}
