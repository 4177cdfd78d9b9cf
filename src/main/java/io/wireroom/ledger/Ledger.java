package io.wireroom.ledger;

import io.wireroom.article.AgreedTime;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Availability;
import io.wireroom.article.ChangeType;
import io.wireroom.article.DocumentVersion;
import io.wireroom.article.EncodedArticle;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument.WithdrawalRequest;
import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.RevisionMetadata;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.LedgerEntry.HeldVersion;
import io.wireroom.ledger.LedgerEntry.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a document changes. Pure: the same entry, document and time give the same decision.
 *
 * <p>Rules: a document with the published content changes nothing. A published path never changes. Nothing is published before its
 * release or after its expiry. An older version never replaces a newer one. A withdrawn or expired article is published again only by a
 * document that requests it.
 */
public final class Ledger {
    /** The reason of withdrawals at the expiry time. */
    public static final String EXPIRED = "expired";

    private final EditionFactory editions;

    /** Creates the edition of a document. */
    @FunctionalInterface
    public interface EditionFactory {

        /** @param metadata what the ledger determines: the revision, and the URL of an article that was published before */
        EncodedArticle create(NormalArticle document, RevisionMetadata metadata);
    }

    public Ledger(EditionFactory editions) {
        this.editions = editions;
    }

    /**
     * Decides about a document with content.
     *
     * @param now the current time: an article with a later date or release is held, regardless of its record's timestamp
     * @param context differs from the document's timestamp if it was redriven
     */
    public Decision decide(LedgerEntry entry, NormalArticle document, AgreedTime now, IngestContext context) {
        if (!context.forced() && VersionOrder.isSuperseded(entry, document.version(), context)) {
            return reject(Code.ARTICLE_SUPERSEDED, "a newer version of the article is known; this one is older");
        }
        boolean repeated = !context.forced() && VersionOrder.isRepeated(entry, document.version(), context);
        DocumentVersion version = VersionOrder.newest(entry.version(), document.version());
        Availability availability = document.availability();
        Instant release = later(date(entry, document, false), availability.release());
        boolean isHeld = availability.draft() || !now.hasCertainlyReached(release);
        boolean expires = !availability.draft()
                && availability.expiry() != null
                && (isHeld ? !availability.expiry().isAfter(release) : now.mayHaveReached(availability.expiry()));
        if (isWithdrawn(entry.state()) && !document.reinstates()) {
            return rejectWithdrawn(expires && !isHeld);
        }
        LedgerEntry known = entry.next(entry.state(), entry.held(), version);
        if (expires && repeated) {
            return rejectRepeated();
        }
        if (expires) {
            return expired(entry, known.withoutHeldVersion(), document, isHeld, context);
        }
        EncodedArticle encoded = editions.create(document, metadata(entry, document, isHeld, context));
        Article article = encoded.article();
        if (repeated && !isKnown(entry, article.contentHash())) {
            return rejectRepeated();
        }
        return isHeld
                ? hold(entry, known, article, document, availability.draft() ? null : later(article.date(), release))
                : publish(entry, known, article, encoded.json(), availability.expiry());
    }

    /** Decides about a withdrawal. */
    public Decision decide(LedgerEntry entry, WithdrawalRequest document, IngestContext context) {
        return switch (entry.state()) {
            case State.Unpublished() -> suppress(entry);
            case State.Published published -> withdraw(entry, published.lastPublished(), document, context);
            case State.Withdrawn(PublishedState lastPublished, String reason)
            when document.reason() != null && !Objects.equals(reason, document.reason()) ->
                withdraw(entry, lastPublished, document, context);
            case State.Withdrawn withdrawn -> entryOnly(entry, entry.withoutHeldVersion());
            case State.Suppressed _ -> entry.held() == null ? new Decision.Unchanged() : suppress(entry);
        };
    }

    /**
     * Publishes a held version at its release time, unless it may have expired.
     *
     * @param held the version as it was held; any later document would have replaced or dropped it
     */
    public Decision release(LedgerEntry entry, Article held, Instant release, AgreedTime now) {
        LedgerEntry next = entry.withoutHeldVersion();
        Instant expiry = entry.held() == null ? null : entry.held().expiry();
        if (expiry != null && now.mayHaveReached(expiry)) {
            return entry.state() instanceof State.Published published
                    ? withdraw(next, published.lastPublished(), held.id(), EXPIRED, expiry)
                    : new Decision.DropHeld(next);
        }
        PublishedState lastPublished = lastPublished(entry.state());
        int revision = lastPublished == null ? 1 : lastPublished.revision() + 1;
        return publish(entry, next, held.updatedAt(release).asRevision(revision), null, expiry);
    }

    /**
     * Withdraws the published version at its expiry. A held version stays held.
     *
     * @param expiry the timer's time; a document may have changed it since
     */
    public Decision expire(LedgerEntry entry, ArticleId id, Instant expiry) {
        return entry.state() instanceof State.Published published && expiry.equals(published.expiry())
                ? withdraw(entry, published.lastPublished(), id, EXPIRED, expiry)
                : new Decision.Unchanged();
    }

    private static Decision rejectRepeated() {
        return reject(
                Code.ARTICLE_SUPERSEDED,
                "the document was redriven before, and what was accepted then has another content");
    }

    private static boolean isKnown(LedgerEntry entry, String contentHash) {
        return (entry.held() != null && entry.held().contentHash().equals(contentHash))
                || (entry.state() instanceof State.Published visible
                        && visible.contentHash().equals(contentHash));
    }

    /** Decides about a document for a withdrawn article that does not request its publication. */
    private static Decision rejectWithdrawn(boolean expired) {
        return expired
                ? new Decision.Unchanged()
                : reject(
                        Code.ARTICLE_WITHDRAWN,
                        "the article was withdrawn or has expired; a document returns it only with status ="
                                + " \"published\"");
    }

    /** @param isHeld whether the document would be held until after its expiry */
    private static Decision expired(
            LedgerEntry entry, LedgerEntry withoutHeld, NormalArticle document, boolean isHeld, IngestContext context) {
        if (!isHeld && entry.state() instanceof State.Published published) {
            return withdraw(withoutHeld, published.lastPublished(), document.id(), EXPIRED, context.received());
        }
        if (!isHeld && isWithdrawn(entry.state())) {
            return entryOnly(entry, withoutHeld);
        }
        return isHeld || entry.held() == null
                ? reject(Code.ARTICLE_EXPIRED, "the article expires at or before the time at which it may be seen")
                : new Decision.DropHeld(withoutHeld);
    }

    private static Decision publish(
            LedgerEntry entry, LedgerEntry known, Article article, byte @Nullable [] json, @Nullable Instant expiry) {
        if (entry.state() instanceof State.Published visible
                && visible.contentHash().equals(article.contentHash())) {
            State same = new State.Published(visible.lastPublished(), visible.contentHash(), expiry);
            return entryOnly(entry, known.next(same, null, known.version()));
        }
        ChangeType type = entry.state() instanceof State.Published ? ChangeType.UPDATED : ChangeType.PUBLISHED;
        State next = new State.Published(PublishedState.of(article), article.contentHash(), expiry);
        return new Decision.Publish(type, article, json, known.next(next, null, known.version()));
    }

    private Decision hold(
            LedgerEntry entry, LedgerEntry known, Article article, NormalArticle document, @Nullable Instant release) {
        Instant ownDate = document.dateSupplied() ? null : article.date();
        HeldVersion held = new HeldVersion(
                article.contentHash(),
                release,
                document.availability().expiry(),
                ownDate,
                article.source().key());
        return entry.held() != null && held.hasSameContentAndTimes(entry.held())
                ? entryOnly(entry, known)
                : new Decision.Hold(article, release, known.next(entry.state(), held, known.version()));
    }

    private static Decision entryOnly(LedgerEntry entry, LedgerEntry next) {
        return next.withLatestArrival(entry.latestArrival()).equals(entry)
                ? new Decision.Unchanged()
                : new Decision.UpdateEntry(next);
    }

    private static Decision reject(Code code, String detail) {
        return new Decision.Reject(new Rejection(code, detail));
    }

    private static Decision withdraw(
            LedgerEntry entry, PublishedState lastPublished, WithdrawalRequest document, IngestContext context) {
        return withdraw(
                entry.withoutHeldVersion(), lastPublished, document.id(), document.reason(), context.received());
    }

    private static Decision withdraw(
            LedgerEntry entry, PublishedState lastPublished, ArticleId id, @Nullable String reason, Instant moment) {
        Withdrawal withdrawal = lastPublished.withdrawal(id, lastPublished.revision() + 1, reason, moment);
        State state = new State.Withdrawn(PublishedState.of(withdrawal), reason);
        return new Decision.Withdraw(withdrawal, entry.next(state, entry.held(), entry.version()));
    }

    private static Decision suppress(LedgerEntry entry) {
        String source = entry.held() == null ? null : entry.held().source();
        return new Decision.Suppress(entry.next(new State.Suppressed(source), null, entry.version()));
    }

    private static boolean isWithdrawn(State state) {
        return state instanceof State.Withdrawn || state instanceof State.Suppressed;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static RevisionMetadata metadata(
            LedgerEntry entry, NormalArticle document, boolean isHeld, IngestContext context) {
        PublishedState lastPublished = lastPublished(entry.state());
        Instant date = date(entry, document, isHeld);
        if (lastPublished == null) {
            return new RevisionMetadata(1, null, date, context.received(), List.of());
        }
        Audience audience = new Audience(document.source().key(), document.language(), document.tags());
        return new RevisionMetadata(
                lastPublished.revision() + 1,
                lastPublished.path(),
                date,
                context.received(),
                lastPublished.formerAudiences(audience));
    }

    /** A document without a date keeps the date of its first version, so that sending it again changes nothing. */
    private static Instant date(LedgerEntry entry, NormalArticle document, boolean isHeld) {
        PublishedState lastPublished = lastPublished(entry.state());
        Instant held = entry.held() == null ? null : entry.held().date();
        if (document.dateSupplied()) {
            return document.date();
        }
        if (lastPublished != null) {
            return lastPublished.date();
        }
        return isHeld && held != null ? held : document.date();
    }

    private static @Nullable PublishedState lastPublished(State state) {
        return switch (state) {
            case State.Unpublished() -> null;
            case State.Suppressed _ -> null;
            case State.Published published -> published.lastPublished();
            case State.Withdrawn(PublishedState lastPublished, String reason) -> lastPublished;
        };
    }
}
