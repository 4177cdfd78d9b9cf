package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Edition;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.Rejection;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.journal.JournalJson;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.Ledger;
import io.wireroom.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outcome of each document to the journal, in the transaction of the document. The records' timestamps are the time of
 * the decision, so that entries of documents with old timestamps are kept as long as all others.
 */
final class JournalTopic {
    static final String JOURNAL = "journal";

    /** Longer keys of producers are dropped, because they would fill the topic. */
    private static final int MAX_KEY_BYTES = 256;

    private final ProcessorContext<byte[], byte[]> context;

    JournalTopic(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    /**
     * A document that was accepted, or that the ledger rejected.
     *
     * @param next the article's ledger entry after it
     */
    void decided(
            SourceRecord origin, Provenance provenance, NormalDocument document, Decision decision, LedgerEntry next) {
        DocumentIdentity identity = switch (document) {
            case NormalArticle article -> new DocumentIdentity(article.id(), article.title(), article.source());
            case NormalDocument.WithdrawalRequest taken -> DocumentIdentity.of(taken.id());
        };
        write(
                switch (decision) {
                    case Decision.NewEdition event ->
                        entry(
                                        origin,
                                        provenance,
                                        outcome(event.type()),
                                        identity(identity, event.edition()),
                                        event.edition(),
                                        null)
                                .routed(next.routes());
                    case Decision.Hold(Article article, Instant release, var _) ->
                        entry(origin, provenance, Outcome.HELD, identity, null, release);
                    case Decision.Discard _ -> entry(origin, provenance, Outcome.SUPPRESSED, identity, null, null);
                    case Decision.UpdateEntry _, Decision.Unchanged _ ->
                        entry(origin, provenance, Outcome.UNCHANGED, identity, null, null);
                    case Decision.Reject(Rejection rejection) -> refused(origin, provenance, identity, rejection);
                },
                origin.key(),
                next);
    }

    /** A document that was rejected before the ledger's decision. */
    void rejected(SourceRecord origin, Provenance provenance, DocumentIdentity identity, Rejection rejection) {
        write(refused(origin, provenance, identity, rejection), origin.key(), null);
    }

    /**
     * A timed release or expiry.
     *
     * @param due the time of the timer
     * @param next the article's ledger entry after it
     */
    void timerFired(Outcome outcome, Edition edition, Instant due, LedgerEntry next) {
        DocumentIdentity identity = identity(DocumentIdentity.of(edition.id()), edition);
        write(
                timed(outcome, identity, edition.revision(), edition.withdrawalReason(), null, due)
                        .routed(next.routes()),
                null,
                next);
    }

    /** A held version that can't be released. */
    void rejectedHeld(ArticleId id, Instant due, Rejection rejection) {
        write(timed(Outcome.REJECTED, DocumentIdentity.of(id), null, null, Failure.of(rejection), due), null, null);
    }

    /** A held version that expired before it was published. */
    void suppressed(Article held, Instant due, LedgerEntry next) {
        write(timed(Outcome.SUPPRESSED, identity(held), null, Ledger.EXPIRED, null, due), null, next);
    }

    /** A held version whose content was already published at its release time. */
    void alreadyVisible(Article held, Instant due, LedgerEntry next) {
        write(timed(Outcome.UNCHANGED, identity(held), null, null, null, due), null, next);
    }

    /** An entry for a timer, without a document. */
    private JournalEntry timed(
            Outcome outcome,
            DocumentIdentity identity,
            @Nullable Integer revision,
            @Nullable String reason,
            @Nullable Failure failure,
            Instant due) {
        return new JournalEntry(
                outcome,
                null,
                null,
                identity,
                revision,
                null,
                reason,
                failure,
                due,
                now(),
                Provenance.PLAIN,
                List.of());
    }

    private JournalEntry entry(
            SourceRecord origin,
            Provenance provenance,
            Outcome outcome,
            DocumentIdentity identity,
            @Nullable Edition edition,
            @Nullable Instant release) {
        return new JournalEntry(
                outcome,
                new RecordPosition(origin.partition(), origin.offset()),
                origin.topic(),
                identity,
                edition == null ? null : edition.revision(),
                release,
                edition == null ? null : edition.withdrawalReason(),
                null,
                origin.timestamp(),
                now(),
                provenance,
                List.of());
    }

    private JournalEntry refused(
            SourceRecord origin, Provenance provenance, DocumentIdentity identity, Rejection rejection) {
        return new JournalEntry(
                Outcome.REJECTED,
                new RecordPosition(origin.partition(), origin.offset()),
                origin.topic(),
                identity,
                null,
                null,
                null,
                Failure.of(rejection),
                origin.timestamp(),
                now(),
                provenance,
                List.of());
    }

    private static Outcome outcome(ChangeType type) {
        return switch (type) {
            case PUBLISHED -> Outcome.PUBLISHED;
            case UPDATED -> Outcome.UPDATED;
            case WITHDRAWN -> Outcome.WITHDRAWN;
        };
    }

    private static DocumentIdentity identity(Article article) {
        return new DocumentIdentity(article.id(), article.title(), article.source());
    }

    private static DocumentIdentity identity(DocumentIdentity known, Edition edition) {
        return new DocumentIdentity(
                edition.id(), edition instanceof Article article ? article.title() : known.title(), edition.source());
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    /** @param next the article's entry in the ledger; null if the document did not change it */
    private void write(JournalEntry entry, byte @Nullable [] originalKey, @Nullable LedgerEntry next) {
        ArticleId id = entry.identity().id();
        byte[] key = id != null
                ? id.toString().getBytes(US_ASCII)
                : originalKey != null && originalKey.length <= MAX_KEY_BYTES ? originalKey : null;
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", "application/json".getBytes(UTF_8));
        if (next != null) {
            LedgerHeader.of(next).writeTo(headers);
        }
        context.forward(
                new Record<>(key, JournalJson.write(entry), entry.decided().toEpochMilli(), headers), JOURNAL);
    }
}
