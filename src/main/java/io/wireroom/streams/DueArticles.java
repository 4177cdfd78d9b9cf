package io.wireroom.streams;

import io.wireroom.article.AgreedTime;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.event.ArticleJson;
import io.wireroom.journal.Outcome;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.Ledger;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.trace.TraceSpan;
import io.wireroom.trace.Traces;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

/** Releases held versions when they are due, and withdraws what expires. */
final class DueArticles {
    private static final Logger LOG = Logger.getLogger(DueArticles.class);
    private static final int MAX_BATCH = 500;

    private final Ledger ledger;
    private final LedgerStores stores;
    private final PipelineOutputs outputs;
    private final OutcomeListener outcomes;
    private final Traces traces;

    DueArticles(Ledger ledger, LedgerStores stores, PipelineOutputs outputs, OutcomeListener outcomes, Traces traces) {
        this.ledger = ledger;
        this.stores = stores;
        this.outputs = outputs;
        this.outcomes = outcomes;
        this.traces = traces;
    }

    /** Processes everything that is due: releases first, then expiries. Returns whether there was anything. */
    boolean process(AgreedTime now) {
        List<DueTimer> releases = stores.held().due(now.earliest(), MAX_BATCH);
        for (DueTimer due : releases) {
            try (TraceSpan span = traces.release()) {
                release(due, now, span.onward(new RecordHeaders()));
            }
        }
        List<DueTimer> expired = stores.expiries().due(now.latest(), MAX_BATCH);
        for (DueTimer due : expired) {
            try (TraceSpan span = traces.release()) {
                expire(due, span.onward(new RecordHeaders()));
            }
        }
        return !releases.isEmpty() || !expired.isEmpty();
    }

    /** Rejects a version that can't be released, so that it does not stop the others. */
    private void release(DueTimer due, AgreedTime now, Headers cause) {
        LedgerEntry entry = stores.ledger().entry(due.id());
        Article article;
        Decision decision;
        try {
            article = stores.held().get(due.id());
            decision = ledger.release(entry, article, due.time(), now);
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.errorf(defect, "The held version of article %s can't be released and is rejected", due.id());
            reject(due, entry, defect, cause);
            return;
        }
        stores.held().drop(due.id(), due.time());
        outputs.topics().deleteHeld(due.id(), cause, due.time().toEpochMilli());
        LedgerEntry next = switch (decision) {
            case Decision.NewEdition event -> publishDue(event, due, cause);
            case Decision.Discard discard -> {
                outputs.journal().suppressed(article, due.time(), discard.next());
                yield discard.next();
            }
            case Decision.UpdateEntry(LedgerEntry kept) -> {
                outputs.journal().alreadyVisible(article, due.time(), kept);
                yield kept;
            }
            case Decision.Hold _, Decision.Unchanged _, Decision.Reject _ -> entry.withoutHeldVersion();
        };
        stores.ledger().remember(due.id(), entry, next.withLatestArrival(entry.latestArrival()));
    }

    private void reject(DueTimer due, LedgerEntry entry, Throwable defect, Headers cause) {
        Rejection rejection = new Rejection(
                Rejection.Code.INTERNAL,
                "the held version can't be released: " + defect.getClass().getName());
        outputs.topics().rejectHeld(due.id(), stores.held().json(due.id()), rejection, cause, due.time());
        outputs.journal().rejectedHeld(due.id(), due.time(), rejection);
        stores.held().drop(due.id(), due.time());
        outputs.topics().deleteHeld(due.id(), cause, due.time().toEpochMilli());
        stores.ledger().remember(due.id(), entry, entry.withoutHeldVersion());
    }

    private void expire(DueTimer due, Headers cause) {
        LedgerEntry entry = stores.ledger().entry(due.id());
        stores.expiries().drop(due);
        if (ledger.expire(entry, due.id(), due.time()) instanceof Decision.NewEdition event) {
            stores.ledger()
                    .remember(due.id(), entry, publishDue(event, due, cause).withLatestArrival(entry.latestArrival()));
        }
    }

    /** Publishes a change that a timer caused. Returns the entry to store. */
    private LedgerEntry publishDue(Decision.NewEdition event, DueTimer due, Headers cause) {
        Edition edition = event.edition();
        byte[] json = ArticleJson.write(edition);
        long time = edition.updated().toEpochMilli();
        LedgerEntry placed = outputs.routes().publish(event.type(), edition, json, event.next(), cause, time);
        outputs.topics().publish(event.type(), edition, json, placed, cause, time);
        switch (event.type()) {
            case PUBLISHED, UPDATED -> {
                outcomes.released(edition);
                outputs.journal().timerFired(Outcome.RELEASED, edition, due.time(), placed);
            }
            case WITHDRAWN -> {
                outcomes.expired(edition);
                outputs.journal().timerFired(Outcome.EXPIRED, edition, due.time(), placed);
            }
        }
        return placed;
    }
}
