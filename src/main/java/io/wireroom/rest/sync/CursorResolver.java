package io.wireroom.rest.sync;

import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.partner.LogEnd;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Resolves a reader's cursor with its current rights, or answers 410 or 503. */
@Singleton
final class CursorResolver {
    private final EntitledChanges changes;
    private final PartnerDirectory partners;
    private final Links links;

    CursorResolver(EntitledChanges changes, PartnerDirectory partners, Links links) {
        this.changes = changes;
        this.partners = partners;
        this.links = links;
    }

    /** Whether the reader's rights are still those of the partners file. */
    boolean isCurrent(Reader reader) {
        return partners.isReadingOpen()
                || partners.registry()
                        .find(reader.name())
                        .filter(partner -> partner.rights().equals(reader.rights()))
                        .isPresent();
    }

    /** The cursor of holdings that are complete up to these positions. */
    Cursor at(PartitionOffsets positions, Reader reader) {
        return new Cursor(positions, null, partners.isReadingOpen() ? null : CursorRights.complete(reader.rights()));
    }

    /**
     * The changes after a cursor.
     *
     * @param identity identity of the view's log
     * @throws Problem 410 if the rights that the cursor belongs to are forgotten, 503 while the reader's rights are being replaced
     */
    EntitledChanges.Found resolve(Reader reader, Cursor cursor, ArchiveView view, String identity) {
        if (!isCurrent(reader)) {
            throw notYet();
        }
        LogEnd end = new LogEnd(identity, view.positions());
        return switch (changes.resolve(reader.name(), reader.rights(), cursor, end)) {
            case EntitledChanges.Found found -> found;
            case EntitledChanges.NotYet() -> throw notYet();
            case EntitledChanges.Expired() ->
                throw Parameters.expired(
                        links.snapshot(), "It was created with rights of the partner that are no longer known");
        };
    }

    private static Problem notYet() {
        return new Problem(ProblemType.UNAVAILABLE, "The partner's rights have changed and are being loaded")
                .header(HttpHeaders.RETRY_AFTER, "1");
    }
}
