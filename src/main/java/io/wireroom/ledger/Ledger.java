package io.wireroom.ledger;

import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument.TakenBack;
import io.wireroom.article.Rejection;
import io.wireroom.article.Terms;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.LedgerEntry.Pending;
import io.wireroom.ledger.LedgerEntry.State;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a document changes. Pure: the same entry, document and time give the same decision.
 *
 * <p>The laws: a document that says nothing new changes nothing; a path once published never moves; nothing is told before
 * its date; a withdrawn article returns only by a document that says so.
 */
public final class Ledger {
    private final BiFunction<NormalArticle, Terms, Article> editor;

    /** @param editor makes an edition on the ledger's terms, complete with its content hash */
    public Ledger(BiFunction<NormalArticle, Terms, Article> editor) {
        this.editor = editor;
    }

    /**
     * Decides about a document with content.
     *
     * @param now the time on the wall: an article dated later is held, whatever its record's timestamp claims
     */
    public Decision decide(LedgerEntry entry, NormalArticle document, Instant now) {
        if (isTakenBack(entry.state()) && !document.reinstates()) {
            return new Decision.Refuse(new Rejection(
                    Rejection.Code.ARTICLE_WITHDRAWN,
                    "the article was withdrawn; a document returns it only with status = \"published\""));
        }
        Article article = editor.apply(document, terms(entry.state(), document));
        if (document.draft() || article.date().isAfter(now)) {
            return hold(entry, article, document.draft() ? null : article.date());
        }
        return publish(entry, article);
    }

    /** Decides about a withdrawal. */
    public Decision decide(LedgerEntry entry, TakenBack document) {
        return switch (entry.state()) {
            case State.Unpublished() -> new Decision.Suppress(new LedgerEntry(new State.Barred(), null));
            case State.Published(PublishedState standing, String hash) -> withdraw(standing, document);
            case State.Withdrawn(PublishedState standing, String reason)
            when document.reason() != null && !Objects.equals(reason, document.reason()) ->
                withdraw(standing, document);
            case State.Withdrawn withdrawn -> keep(entry);
            case State.Barred barred -> keep(entry);
        };
    }

    /**
     * Publishes a held version whose time has come.
     *
     * @param held as it was put aside; whatever happened to the article since would have dropped it
     */
    public Decision release(LedgerEntry entry, Article held, Instant release) {
        return publish(entry, held.updatedAt(release));
    }

    private Decision publish(LedgerEntry entry, Article article) {
        if (entry.state() instanceof State.Published(PublishedState standing, String hash)
                && hash.equals(article.contentHash())) {
            return keep(entry);
        }
        ChangeType type = entry.state() instanceof State.Published ? ChangeType.UPDATED : ChangeType.PUBLISHED;
        LedgerEntry next =
                new LedgerEntry(new State.Published(PublishedState.of(article), article.contentHash()), null);
        return new Decision.Publish(type, article, next);
    }

    private Decision hold(LedgerEntry entry, Article article, @Nullable Instant release) {
        Pending pending = new Pending(article.contentHash(), release);
        if (pending.equals(entry.pending())) {
            return new Decision.Unchanged();
        }
        return new Decision.Hold(article, release, entry.withPending(pending));
    }

    private Decision keep(LedgerEntry entry) {
        return entry.pending() == null ? new Decision.Unchanged() : new Decision.Keep(entry.withoutPending());
    }

    private Decision withdraw(PublishedState standing, TakenBack document) {
        Withdrawal withdrawal = new Withdrawal(
                document.id(),
                standing.revision() + 1,
                standing.date(),
                document.timestamp(),
                standing.source(),
                standing.path(),
                standing.canonicalUrl(),
                standing.language(),
                standing.tags(),
                document.reason(),
                standing.formerly());
        State state = new State.Withdrawn(PublishedState.of(withdrawal), document.reason());
        return new Decision.Publish(ChangeType.WITHDRAWN, withdrawal, new LedgerEntry(state, null));
    }

    private static boolean isTakenBack(State state) {
        return state instanceof State.Withdrawn || state instanceof State.Barred;
    }

    private static Terms terms(State state, NormalArticle document) {
        PublishedState standing = standing(state);
        if (standing == null) {
            return Terms.first(document);
        }
        Audience reach = new Audience(document.source().key(), document.language(), document.tags());
        return new Terms(
                standing.revision() + 1,
                standing.path(),
                document.dateSupplied() ? document.date() : standing.date(),
                document.timestamp(),
                standing.formerlyBeside(reach));
    }

    private static @Nullable PublishedState standing(State state) {
        return switch (state) {
            case State.Unpublished() -> null;
            case State.Barred() -> null;
            case State.Published(PublishedState standing, String hash) -> standing;
            case State.Withdrawn(PublishedState standing, String reason) -> standing;
        };
    }
}
