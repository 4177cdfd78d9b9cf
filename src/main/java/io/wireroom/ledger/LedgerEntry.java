package io.wireroom.ledger;

import io.wireroom.article.DocumentVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger remembers of one article.
 *
 * @param state where the article stands with its consumers
 * @param pending a version that waits in {@code articles.held}, if there is one
 * @param version the newest that a document said of itself, if any did
 * @param latest when the newest of the documents that were taken first came; absent in entries of earlier versions of Wireroom
 * @param places the routes' topics that have a record of it
 */
public record LedgerEntry(
        State state,
        @Nullable Pending pending,
        @Nullable DocumentVersion version,
        @Nullable Instant latest,
        List<Placement> places) {
    /** Of an article that no document has spoken of yet. */
    public static final LedgerEntry NEW = new LedgerEntry(new State.Unpublished(), null);

    public LedgerEntry {
        places = List.copyOf(places);
    }

    public LedgerEntry(State state, @Nullable Pending pending) {
        this(state, pending, null);
    }

    public LedgerEntry(State state, @Nullable Pending pending, @Nullable DocumentVersion version) {
        this(state, pending, version, null);
    }

    public LedgerEntry(
            State state, @Nullable Pending pending, @Nullable DocumentVersion version, @Nullable Instant latest) {
        this(state, pending, version, latest, List.of());
    }

    public sealed interface State {
        /** Nobody has seen it. */
        record Unpublished() implements State {}

        /**
         * It is visible.
         *
         * @param expiry when it is to be withdrawn; absent if never
         */
        record Published(
                PublishedState lastPublished,
                String contentHash,
                @Nullable Instant expiry) implements State {
            public Published(PublishedState lastPublished, String contentHash) {
                this(lastPublished, contentHash, null);
            }
        }

        /** It was visible and was taken back. */
        record Withdrawn(
                PublishedState lastPublished, @Nullable String reason) implements State {}

        /** It was taken back before anybody saw it; nobody is told, and nothing of it gets out. */
        record Barred() implements State {}
    }

    /**
     * A held version.
     *
     * @param contentHash of the version as it would be published
     * @param release when it is to be published; absent for a draft
     * @param expiry when it is to be withdrawn again; absent if never
     * @param date that its first document without one got; absent if the document says it
     */
    public record Pending(
            String contentHash,
            @Nullable Instant release,
            @Nullable Instant expiry,
            @Nullable Instant date) {
        public Pending(String contentHash, @Nullable Instant release) {
            this(contentHash, release, null, null);
        }

        boolean saysTheSameAs(Pending other) {
            return contentHash.equals(other.contentHash)
                    && Objects.equals(release, other.release)
                    && Objects.equals(expiry, other.expiry);
        }
    }

    /** When the visible version is to be withdrawn; absent if never. */
    public @Nullable Instant expiry() {
        return state instanceof State.Published published ? published.expiry() : null;
    }

    /** The same, with nothing that waits. */
    public LedgerEntry withoutPending() {
        return next(state, null, version);
    }

    /** The same, after a document that first came then. */
    public LedgerEntry heard(@Nullable Instant moment) {
        boolean newer = moment != null && (latest == null || moment.isAfter(latest));
        return newer ? new LedgerEntry(state, pending, version, moment, places) : this;
    }

    /** The same article's next entry: what was heard, and where it is placed, stays. */
    LedgerEntry next(State newState, @Nullable Pending newPending, @Nullable DocumentVersion newVersion) {
        return new LedgerEntry(newState, newPending, newVersion, latest, places);
    }

    /** The same, placed there. */
    public LedgerEntry placed(List<Placement> newPlaces) {
        return new LedgerEntry(state, pending, version, latest, newPlaces);
    }

    /** Names of the routes that have it on their topics. */
    public List<String> routes() {
        return places.stream().flatMap(place -> place.routes().stream()).toList();
    }

    /** The revision that consumers last heard of; 0 if none. */
    public int revision() {
        return switch (state) {
            case State.Published published -> published.lastPublished().revision();
            case State.Withdrawn withdrawn -> withdrawn.lastPublished().revision();
            case State.Unpublished() -> 0;
            case State.Barred() -> 0;
        };
    }
}
