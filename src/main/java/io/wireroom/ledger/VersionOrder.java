package io.wireroom.ledger;

import io.wireroom.article.DocumentVersion;
import org.jspecify.annotations.Nullable;

/** Decides which of two documents of an article is newer. */
final class VersionOrder {
    private VersionOrder() {}

    /**
     * Whether a newer document was accepted. The stated versions decide first. A redriven document that is not newer by its version
     * is compared by the time of its first record, because it was on the rejected topic in the meantime.
     */
    static boolean isSuperseded(LedgerEntry entry, @Nullable DocumentVersion version, IngestContext context) {
        DocumentVersion known = entry.version();
        if (version != null && known != null && version.isOlderThan(known)) {
            return true;
        }
        return context.redriven()
                && !isNewer(entry, version)
                && entry.latestArrival() != null
                && context.first().isBefore(entry.latestArrival());
    }

    /**
     * Whether it is a redriven document that was accepted before, probably with a correction. It may only repeat what was accepted:
     * two redrives of one document have the same first record, so their order is not known.
     */
    static boolean isRepeated(LedgerEntry entry, @Nullable DocumentVersion version, IngestContext context) {
        return context.redriven()
                && !isNewer(entry, version)
                && context.first().isBefore(context.received())
                && context.first().equals(entry.latestArrival());
    }

    private static boolean isNewer(LedgerEntry entry, @Nullable DocumentVersion version) {
        return version != null && entry.version() != null && entry.version().isOlderThan(version);
    }

    /** The version to store. A forced older version does not lower it, so that versions in between stay superseded. */
    static @Nullable DocumentVersion newest(@Nullable DocumentVersion known, @Nullable DocumentVersion version) {
        return version == null || (known != null && version.isOlderThan(known)) ? known : version;
    }
}
