package io.wireroom.ledger;

import io.wireroom.article.DocumentVersion;
import org.jspecify.annotations.Nullable;

/** Which of two documents of an article is the newer one. */
final class Succession {
    private Succession() {}

    /**
     * Whether a newer document than this one was taken. What documents say of their versions counts first. A redriven document that
     * is not newer by that is compared by the time at which it first came: it has been waiting on the rejected topic.
     */
    static boolean isSuperseded(LedgerEntry entry, @Nullable DocumentVersion version, Arrival arrival) {
        DocumentVersion known = entry.version();
        if (version != null && known != null && version.isOlderThan(known)) {
            return true;
        }
        boolean newer = version != null && known != null && known.isOlderThan(version);
        return arrival.redriven()
                && !newer
                && entry.latest() != null
                && arrival.first().isBefore(entry.latest());
    }

    /** What the ledger is to remember: an older version that was forced does not make way for those between. */
    static @Nullable DocumentVersion newest(@Nullable DocumentVersion known, @Nullable DocumentVersion version) {
        return version == null || (known != null && version.isOlderThan(known)) ? known : version;
    }
}
