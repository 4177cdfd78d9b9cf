package io.wireroom.ledger;

import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.article.Withdrawal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a document or a timer changes. Most decisions contain the new ledger entry. A held version that is in the old entry but not in
 * the new one has to be deleted.
 */
public sealed interface Decision {

    /** The article gets a new edition, which is an event: a publication or a withdrawal. */
    sealed interface NewEdition extends Decision {
        ChangeType type();

        Edition edition();

        /** The value of the event, if the edition was encoded to compute its content hash; must not be modified. */
        byte @Nullable [] json();

        LedgerEntry next();
    }

    /**
     * Publish an article, or its next revision.
     *
     * @param type not {@link ChangeType#WITHDRAWN}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Publish(ChangeType type, Article edition, byte @Nullable [] json, LedgerEntry next) implements NewEdition {
        public Publish {
            if (type == ChangeType.WITHDRAWN) {
                throw new IllegalArgumentException("a withdrawal publishes nothing");
            }
        }
    }

    /** Withdraw a published article, or state another reason for its withdrawal. */
    record Withdraw(Withdrawal edition, LedgerEntry next) implements NewEdition {
        @Override
        public ChangeType type() {
            return ChangeType.WITHDRAWN;
        }

        @Override
        public byte @Nullable [] json() {
            return null;
        }
    }

    /**
     * Hold the version.
     *
     * @param release the time of publication; null for a draft
     */
    record Hold(Article article, @Nullable Instant release, LedgerEntry next) implements Decision {}

    /** What nobody has seen is discarded: no event. */
    sealed interface Discard extends Decision {
        LedgerEntry next();
    }

    /** Withdraw an article that was never published. */
    record Suppress(LedgerEntry next) implements Discard {}

    /** Drop a held version that expires before its publication. */
    record DropHeld(LedgerEntry next) implements Discard {}

    /**
     * Only the entry changes. The content is already visible or held, and the document has another version number or expiry, or ends a
     * held version; or the article is already withdrawn, and a held version ends.
     */
    record UpdateEntry(LedgerEntry next) implements Decision {}

    /** Nothing changes. */
    record Unchanged() implements Decision {}

    /** The document may not change this article. */
    record Reject(Rejection rejection) implements Decision {}
}
