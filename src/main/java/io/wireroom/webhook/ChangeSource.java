package io.wireroom.webhook;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.Partner;
import java.time.Duration;
import java.util.Optional;

/** The changes as partners see them: this instance's archive. */
public interface ChangeSource {

    /** Identity of the log that positions belong to; empty while the archive is unavailable. */
    Optional<String> identity();

    /** Positions of the archive's content; empty while it is unavailable. */
    Optional<PartitionOffsets> head();

    /**
     * Changes from these positions on, for a reader whose rights don't change.
     *
     * @param identity identity of the log that the positions belong to
     * @return empty while the archive is unavailable, or if it belongs to another log
     */
    Optional<ChangesPage> changes(PartitionOffsets from, String identity, AccessScope rights, PageSize size);

    /**
     * Changes from a cursor on. If the partner's rights have changed since, the articles that the change hides or shows come first.
     *
     * @param identity identity of the log that the cursor belongs to
     * @return empty while the archive or the partner's rights are unavailable, or if the archive belongs to another log
     * @throws ForgottenRightsException if the rights of the cursor are no longer known
     */
    Optional<ChangesPage> entitled(Cursor from, String identity, Partner partner, PageSize size)
            throws ForgottenRightsException;

    /** Increases when there is new content. Read it before the changes, so that no change is missed. */
    long version();

    /** Waits until the version differs from {@code seen}, for {@code timeout} at most. */
    void await(long seen, Duration timeout) throws InterruptedException;

    /** The change's article as JSON for this partner: the value of {@code article} in {@code /v1/changes}. */
    byte[] articleJson(ChangeEntry entry, Partner partner);

    /** The change's article as ninjs for this partner. */
    byte[] ninjs(ChangeEntry entry, Partner partner);

    /** URL of the article on the partner's site. */
    String canonicalUrl(ChangeEntry entry, Partner partner);
}
