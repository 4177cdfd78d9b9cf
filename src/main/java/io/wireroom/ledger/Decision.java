package io.wireroom.ledger;

import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a document or a timer changes. Most decisions contain the new ledger entry. A held version that is in the old entry but not in
 * the new one has to be deleted.
 */
public sealed interface Decision {

    /**
     * Publish an event.
     *
     * @param json the value of the event, if the edition was encoded to compute its content hash; must not be modified
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Publish(ChangeType type, Edition edition, byte @Nullable [] json, LedgerEntry next) implements Decision {}

    /**
     * Hold the version.
     *
     * @param release the time of publication; null for a draft
     */
    record Hold(Article article, @Nullable Instant release, LedgerEntry next) implements Decision {}

    /** Withdraw an article that was never published, or drop a held version that expired before its publication: no event. */
    record Suppress(LedgerEntry next) implements Decision {}

    /**
     * Only the entry changes. The content is already visible or held, and the document has another version number or expiry, or ends a
     * held version; or the article is already withdrawn, and a held version ends.
     */
    record Keep(LedgerEntry next) implements Decision {}

    /** Nothing changes. */
    record Unchanged() implements Decision {}

    /** The document may not change this article. */
    record Refuse(Rejection rejection) implements Decision {}
}
