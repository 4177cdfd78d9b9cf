package io.wireroom.ledger;

import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen because of a document. Most have an entry to remember; a held version that is in the old entry and not
 * in the new one is overtaken and has to go.
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
     * Keep the version back.
     *
     * @param release when it is to be published; absent for a draft
     */
    record Hold(Article article, @Nullable Instant release, LedgerEntry next) implements Decision {}

    /** Take back what nobody has seen: nobody is told. */
    record Suppress(LedgerEntry next) implements Decision {}

    /** Say what is visible already, and so drop the held version that was to replace it. */
    record Keep(LedgerEntry next) implements Decision {}

    /** Nothing is new. */
    record Unchanged() implements Decision {}

    /** The document may not change this article. */
    record Refuse(Rejection rejection) implements Decision {}
}
