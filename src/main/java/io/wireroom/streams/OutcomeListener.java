package io.wireroom.streams;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Receives the outcome of each document, with exactly one call per document, so that accepted = published + updated + unchanged +
 * held + withdrawn + rejected. {@link #released} and {@link #expired} are caused by timers, and are not documents.
 */
public interface OutcomeListener {
    void published(ChangeType type, Edition edition);

    /** Withdrawn before it was published. Counted as withdrawn. */
    void suppressed();

    void held();

    void unchanged();

    void rejected(Rejection.Code code);

    void released(Edition edition);

    /** Withdrawn at its expiry. */
    void expired(Edition edition);

    /**
     * The held versions of a partition of the ledger. Called repeatedly while the partition is assigned to this process.
     *
     * @param count approximate number, including drafts
     * @param next the time of the next release; null if there is none
     */
    default void waiting(int partition, long count, @Nullable Instant next) {}

    /** The partition is no longer assigned to this process. */
    default void partitionRevoked(int partition) {}
}
