package io.wireroom.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger remembers of one article.
 *
 * @param state where the article stands with its consumers
 * @param pending a version that waits in {@code articles.held}, if there is one
 */
public record LedgerEntry(State state, @Nullable Pending pending) {
    /** Of an article that no document has spoken of yet. */
    public static final LedgerEntry NEW = new LedgerEntry(new State.Unpublished(), null);

    public sealed interface State {
        /** Nobody has seen it. */
        record Unpublished() implements State {}

        /** It is visible. */
        record Published(PublishedState standing, String contentHash) implements State {}

        /** It was visible and was taken back. */
        record Withdrawn(PublishedState standing, @Nullable String reason) implements State {}

        /** It was taken back before anybody saw it; nobody is told, and nothing of it gets out. */
        record Barred() implements State {}
    }

    /**
     * A held version.
     *
     * @param contentHash of the version as it would be published
     * @param release when it is to be published; absent for a draft
     */
    public record Pending(String contentHash, @Nullable Instant release) {}

    /** The same, with nothing that waits. */
    public LedgerEntry withoutPending() {
        return withPending(null);
    }

    LedgerEntry withPending(@Nullable Pending next) {
        return new LedgerEntry(state, next);
    }
}
