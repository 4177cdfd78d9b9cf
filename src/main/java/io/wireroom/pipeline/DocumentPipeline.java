package io.wireroom.pipeline;

import io.wireroom.article.AgreedTime;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.NormalDocument.WithdrawalRequest;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.IngestContext;
import io.wireroom.ledger.Ledger;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.SourceRestriction;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The stages between two topics: parse, normalize, decide. Deciding includes enriching, because the ledger entry determines URL and
 * revision. No clock, no randomness, no I/O: the same record always produces the same bytes.
 */
public final class DocumentPipeline {
    private final Parser parser;
    private final Normalizer normalizer;
    private final Ledger ledger;

    public DocumentPipeline(Parser parser, Normalizer normalizer, Ledger ledger) {
        this.parser = parser;
        this.normalizer = normalizer;
        this.ledger = ledger;
    }

    /** The id of a document's article, without reading its body. The id of a document that {@link #read} rejects is undefined. */
    public Result<ArticleId> identify(RawDocument document) {
        return parser.statedId(document)
                .map(Result::ok)
                .orElseGet(() -> parser.parse(document).then(normalizer::identify));
    }

    /** The normalized document, or the reason for its rejection. */
    public Result<NormalDocument> read(RawDocument document) {
        Result<NormalDocument> result = parser.parse(document).then(normalizer::normalize);
        return result instanceof Result.Rejected<NormalDocument>(Rejection rejection)
                ? new Result.Rejected<>(placed(rejection, document))
                : result;
    }

    /** The rejection with the position of its field. The position is only determined for rejected documents. */
    private Rejection placed(Rejection rejection, RawDocument document) {
        String field = rejection.field();
        return field == null
                ? rejection
                : parser.position(document, field).map(rejection::at).orElse(rejection);
    }

    /** Id, title and source of a document, even if it is rejected; empty if it can't be parsed. */
    public DocumentIdentity identity(RawDocument document) {
        return parser.parse(document) instanceof Result.Ok<ParsedDocument>(ParsedDocument parsed)
                ? normalizer.identity(parsed)
                : DocumentIdentity.NONE;
    }

    /** Decides what a document that was not redriven changes. */
    public Decision decide(LedgerEntry entry, NormalDocument document, Instant now) {
        return decide(entry, document, AgreedTime.exactly(now), IngestContext.at(document.timestamp()));
    }

    /**
     * Decides what a document changes. A withdrawal is never superseded: in doubt nothing is published. A document whose sender may not
     * change the article is rejected.
     *
     * @param entry the ledger entry of the document's article
     * @param now the current time, for release and expiry only
     */
    public Decision decide(LedgerEntry entry, NormalDocument document, AgreedTime now, IngestContext context) {
        if (!context.permits(entry, document)) {
            return new Decision.Reject(SourceRestriction.FORBIDDEN);
        }
        return switch (document) {
            case NormalArticle article -> ledger.decide(entry, article, now, context);
            case WithdrawalRequest withdrawal -> ledger.decide(entry, withdrawal, context);
        };
    }

    /**
     * The outcome of a document if it is the first about its article. Effects of earlier documents, such as a withdrawal or the permanent
     * path, are not considered, except for a document that has expired: it withdraws its article if there is one.
     *
     * @param now the current time
     * @param known whether there is or may be an earlier version of an article; asked for expired documents only
     */
    public Result<Preview> preview(RawDocument document, Instant now, Predicate<ArticleId> known) {
        return read(document).then(normal -> switch (decide(LedgerEntry.NEW, normal, now)) {
            case Decision.Publish publish -> Result.ok(new Preview.Published(publish.edition()));
            case Decision.Withdraw(Withdrawal withdrawal, LedgerEntry next) ->
                Result.ok(new Preview.Withdrawn(withdrawal.id()));
            case Decision.Hold(Article article, Instant release, LedgerEntry next) ->
                Result.ok(new Preview.Held(article, release));
            case Decision.Reject _
            when hasExpired(normal, now) && known.test(normal.id()) -> Result.ok(new Preview.Withdrawn(normal.id()));
            case Decision.Reject(Rejection rejection) -> new Result.Rejected<>(rejection);
            case Decision.Discard _, Decision.UpdateEntry _, Decision.Unchanged _ ->
                Result.ok(new Preview.Withdrawn(normal.id()));
        });
    }

    /** Whether an article is no longer held and has expired. One that expires before its release is always rejected. */
    private static boolean hasExpired(NormalDocument document, Instant now) {
        return document instanceof NormalArticle article
                && article.availability().hasExpired(now);
    }

    public Ledger ledger() {
        return ledger;
    }
}
