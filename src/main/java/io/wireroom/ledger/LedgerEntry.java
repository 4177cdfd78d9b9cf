package io.wireroom.ledger;

import io.wireroom.article.DocumentVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's state of one article.
 *
 * @param state what consumers know of the article
 * @param held the version on {@code articles.held}; null if there is none
 * @param version the newest version that a document stated; null if none did
 * @param latestArrival when the newest accepted document first arrived; null in entries of earlier versions of Wireroom
 * @param placements the topics of routes that have a record of the article
 */
public record LedgerEntry(
        State state,
        @Nullable HeldVersion held,
        @Nullable DocumentVersion version,
        @Nullable Instant latestArrival,
        List<Placement> placements) {
    /** The entry of an unknown article. */
    public static final LedgerEntry NEW = new LedgerEntry(new State.Unpublished(), null);

    public LedgerEntry {
        placements = List.copyOf(placements);
    }

    public LedgerEntry(State state, @Nullable HeldVersion held) {
        this(state, held, null);
    }

    public LedgerEntry(State state, @Nullable HeldVersion held, @Nullable DocumentVersion version) {
        this(state, held, version, null);
    }

    public LedgerEntry(
            State state,
            @Nullable HeldVersion held,
            @Nullable DocumentVersion version,
            @Nullable Instant latestArrival) {
        this(state, held, version, latestArrival, List.of());
    }

    public sealed interface State {
        /** The article was never published. */
        record Unpublished() implements State {}

        /**
         * The article is visible.
         *
         * @param expiry the time at which it is withdrawn; null if it does not expire
         */
        record Published(
                PublishedState lastPublished,
                String contentHash,
                @Nullable Instant expiry) implements State {
            public Published(PublishedState lastPublished, String contentHash) {
                this(lastPublished, contentHash, null);
            }
        }

        /** The article was visible and was withdrawn. */
        record Withdrawn(
                PublishedState lastPublished, @Nullable String reason) implements State {}

        /**
         * The article was withdrawn before it was published. No event is created.
         *
         * @param source key of the source of its held version; null if there was none, or in entries of earlier versions of Wireroom
         */
        record Suppressed(@Nullable String source) implements State {}
    }

    /**
     * A held version.
     *
     * @param contentHash the hash that the version will have when it is published
     * @param release the release time; null for a draft
     * @param expiry the expiry; null if it does not expire
     * @param date the date of its first document, if the document does not state one; otherwise null
     * @param source key of its source; null in entries of earlier versions of Wireroom
     */
    public record HeldVersion(
            String contentHash,
            @Nullable Instant release,
            @Nullable Instant expiry,
            @Nullable Instant date,
            @Nullable String source) {
        public HeldVersion(String contentHash, @Nullable Instant release) {
            this(contentHash, release, null, null, null);
        }

        /** A copy with another source. */
        public HeldVersion withSource(@Nullable String newSource) {
            return new HeldVersion(contentHash, release, expiry, date, newSource);
        }

        boolean hasSameContentAndTimes(HeldVersion other) {
            return contentHash.equals(other.contentHash)
                    && Objects.equals(release, other.release)
                    && Objects.equals(expiry, other.expiry);
        }
    }

    /** The expiry of the visible version; null if it does not expire. */
    public @Nullable Instant expiry() {
        return state instanceof State.Published published ? published.expiry() : null;
    }

    /** A copy without a held version. */
    public LedgerEntry withoutHeldVersion() {
        return next(state, null, version);
    }

    /** A copy after a document that first arrived at this time. */
    public LedgerEntry withLatestArrival(@Nullable Instant moment) {
        boolean newer = moment != null && (latestArrival == null || moment.isAfter(latestArrival));
        return newer ? new LedgerEntry(state, held, version, moment, placements) : this;
    }

    /** A copy with another state, held version and version number. */
    LedgerEntry next(State newState, @Nullable HeldVersion newHeld, @Nullable DocumentVersion newVersion) {
        return new LedgerEntry(newState, newHeld, newVersion, latestArrival, placements);
    }

    /** A copy with another held version. */
    public LedgerEntry withHeldVersion(HeldVersion newHeld) {
        return next(state, newHeld, version);
    }

    /** A copy with other placements. */
    public LedgerEntry withPlacements(List<Placement> newPlacements) {
        return new LedgerEntry(state, held, version, latestArrival, newPlacements);
    }

    /** Names of the routes whose topics have the article. */
    public List<String> routes() {
        return placements.stream()
                .flatMap(placement -> placement.routes().stream())
                .toList();
    }

    /** The latest published revision; 0 if there is none. */
    public int revision() {
        return switch (state) {
            case State.Published published -> published.lastPublished().revision();
            case State.Withdrawn withdrawn -> withdrawn.lastPublished().revision();
            case State.Unpublished() -> 0;
            case State.Suppressed _ -> 0;
        };
    }
}
