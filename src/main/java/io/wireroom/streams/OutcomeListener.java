package io.wireroom.streams;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hears what became of each document: exactly one call a document, so that accepted = published + updated + unchanged + held
 * + withdrawn + rejected. {@link #released} and {@link #expired} are not about a document: it was counted when it came.
 */
public interface OutcomeListener {
    void told(ChangeType type, Edition edition);

    /** Taken back before anybody saw it: counts as withdrawn. */
    void barred();

    void held();

    void unchanged();

    void rejected(Rejection.Code code);

    void released(Edition edition);

    /** Withdrawn at its expiry. */
    void expired(Edition edition);

    /**
     * Articles of a partition of the ledger that wait; told again and again while this process has the partition.
     *
     * @param count about how many, drafts among them
     * @param next when the first of them is to be published; absent if none has a time
     */
    default void waiting(int partition, long count, @Nullable Instant next) {}

    /** This process has the partition no more. */
    default void left(int partition) {}
}
