package io.wireroom.streams;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.DocumentMention;
import io.wireroom.article.Edition;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.event.ArticleJson;
import io.wireroom.journal.Outcome;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.trace.TraceSpan;
import io.wireroom.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Reads each document, decides with the ledger what it changes, and answers; releases held versions when they are due, and
 * withdraws what expires.
 */
final class LedgerProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    static final String LEDGER = "ledger";
    static final String HELD = "held";
    static final String RELEASES = "releases";

    private static final Logger LOG = Logger.getLogger(LedgerProcessor.class);
    private static final Duration RELEASE_INTERVAL = Duration.ofMillis(200);
    private static final int RELEASES_AT_ONCE = 500;

    private final DocumentPipeline pipeline;
    private final OutputTopics.EventIdentity events;
    private final int maxEventBytes;
    private final OutcomeListener tally;
    private final Traces traces;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<Long, byte[]> ledger;

    @SuppressWarnings("NullAway.Init")
    private HeldArticles held;

    @SuppressWarnings("NullAway.Init")
    private ExpiryTimers expiries;

    @SuppressWarnings("NullAway.Init")
    private OutputTopics outbox;

    @SuppressWarnings("NullAway.Init")
    private JournalTopic journal;

    LedgerProcessor(
            DocumentPipeline pipeline,
            OutputTopics.EventIdentity events,
            int maxEventBytes,
            OutcomeListener tally,
            Traces traces) {
        this.pipeline = pipeline;
        this.events = events;
        this.maxEventBytes = maxEventBytes;
        this.tally = tally;
        this.traces = traces;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        ledger = context.getStateStore(LEDGER);
        KeyValueStore<Long, byte[]> versions = context.getStateStore(HELD);
        KeyValueStore<Bytes, byte[]> releases = context.getStateStore(RELEASES);
        held = new HeldArticles(versions, releases);
        expiries = new ExpiryTimers(releases);
        outbox = new OutputTopics(context, events);
        journal = new JournalTopic(context);
        context.schedule(RELEASE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> turn(Instant.ofEpochMilli(now)));
    }

    @Override
    public void close() {
        tally.left(context().taskId().partition());
    }

    @Override
    public void process(Record<byte[], byte[]> document) {
        Headers headers = new RecordHeaders(document.headers());
        SourceRecord origin = SourceRecord.takeFrom(headers, document.timestamp());
        try (TraceSpan step = traces.document(headers, origin.topic(), origin.partition(), origin.offset())) {
            take(new Incoming(origin, document.value(), headers, JournalTopic.handover(headers), step));
        }
    }

    private void take(Incoming incoming) {
        if (incoming.isCut()) {
            reject(incoming, incoming.tooLarge());
            return;
        }
        RawDocument raw = incoming.raw();
        switch (guarded(incoming.origin(), () -> pipeline.read(raw))) {
            case Result.Ok<NormalDocument>(NormalDocument normal) -> decide(normal, incoming);
            case Result.Rejected<NormalDocument>(Rejection rejection) -> reject(incoming, rejection);
        }
    }

    private void decide(NormalDocument document, Incoming incoming) {
        LedgerEntry entry = entry(document.id());
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        switch (guarded(
                incoming.origin(), () -> Result.ok(pipeline.decide(entry, document, now, incoming.arrival())))) {
            case Result.Ok<Decision>(Decision decision) -> carryOut(decision, document, entry, incoming);
            case Result.Rejected<Decision>(Rejection rejection) -> reject(incoming, rejection);
        }
    }

    private void carryOut(Decision decision, NormalDocument document, LedgerEntry entry, Incoming incoming) {
        ArticleId id = document.id();
        switch (decision) {
            case Decision.Publish(ChangeType type, Edition edition, LedgerEntry next) -> {
                byte[] json = ArticleJson.write(edition);
                if (json.length > maxEventBytes) {
                    reject(incoming, tooLarge(json));
                    return;
                }
                settle(id, entry, next, incoming);
                outbox.tell(type, edition, json, incoming.cause(), incoming.timestamp());
                tally.told(type, edition);
            }
            case Decision.Hold(Article article, Instant release, LedgerEntry next) -> {
                byte[] json = ArticleJson.writeHeld(article, release);
                if (json.length > maxEventBytes) {
                    reject(incoming, tooLarge(json));
                    return;
                }
                settle(id, entry, next, incoming);
                held.put(id, json, release);
                outbox.hold(id, json, incoming.cause(), incoming.timestamp());
                tally.held();
            }
            case Decision.Suppress(LedgerEntry next) -> {
                settle(id, entry, next, incoming);
                tally.barred();
            }
            case Decision.Keep(LedgerEntry next) -> {
                settle(id, entry, next, incoming);
                tally.unchanged();
            }
            case Decision.Unchanged() -> {
                settle(id, entry, entry, incoming);
                tally.unchanged();
            }
            case Decision.Refuse(Rejection rejection) -> {
                reject(incoming, rejection);
                return;
            }
        }
        journal.decided(incoming.origin(), incoming.handover(), document, decision);
    }

    /** Remembers the new entry, and lets go of a held version that it no longer has. */
    private void settle(ArticleId id, LedgerEntry entry, LedgerEntry next, Incoming incoming) {
        LedgerEntry heard = next.heard(entry.latest()).heard(incoming.arrival().first());
        if (!heard.equals(entry)) {
            remember(id, entry, heard);
        }
        if (entry.pending() != null && !Objects.equals(entry.pending(), next.pending())) {
            held.drop(id, entry.pending().release());
            if (next.pending() == null) {
                outbox.hold(id, null, incoming.cause(), incoming.timestamp());
            }
        }
    }

    private void remember(ArticleId id, LedgerEntry entry, LedgerEntry next) {
        ledger.put(id.value(), LedgerEntryCodec.write(next));
        expiries.move(id, entry.expiry(), next.expiry());
    }

    /** What is due by the clock: releases before expiries. */
    private void turn(Instant now) {
        for (HeldArticles.Due due : held.due(now, RELEASES_AT_ONCE)) {
            try (TraceSpan step = traces.release()) {
                release(due, now, step.onward(new RecordHeaders()));
            }
        }
        for (HeldArticles.Due due : expiries.due(now, RELEASES_AT_ONCE)) {
            try (TraceSpan step = traces.release()) {
                expire(due, step.onward(new RecordHeaders()));
            }
        }
        tally.waiting(context().taskId().partition(), held.count(), held.next());
    }

    private void release(HeldArticles.Due due, Instant now, Headers cause) {
        LedgerEntry entry = entry(due.id());
        Article article = held.get(due.id());
        Decision decision = pipeline.ledger().release(entry, article, due.time(), now);
        LedgerEntry next = entry.withoutPending();
        held.drop(due.id(), due.time());
        outbox.hold(due.id(), null, cause, due.time().toEpochMilli());
        if (decision instanceof Decision.Keep(LedgerEntry kept)) {
            next = kept;
            journal.suppressed(article, due.time());
        } else if (decision instanceof Decision.Publish publish) {
            next = publish.next();
            tellOfTime(publish, due, cause);
        }
        remember(due.id(), entry, next.heard(entry.latest()));
    }

    private void expire(HeldArticles.Due due, Headers cause) {
        LedgerEntry entry = entry(due.id());
        expiries.drop(due);
        if (pipeline.ledger().expire(entry, due.id(), due.time()) instanceof Decision.Publish publish) {
            remember(due.id(), entry, publish.next().heard(entry.latest()));
            tellOfTime(publish, due, cause);
        }
    }

    /** Tells what no document caused but the clock. */
    private void tellOfTime(Decision.Publish publish, HeldArticles.Due due, Headers cause) {
        Edition edition = publish.edition();
        outbox.tell(
                publish.type(),
                edition,
                ArticleJson.write(edition),
                cause,
                edition.updated().toEpochMilli());
        switch (publish.type()) {
            case PUBLISHED, UPDATED -> {
                tally.released(edition);
                journal.ofTime(Outcome.RELEASED, edition, due.time());
            }
            case WITHDRAWN -> {
                tally.expired(edition);
                journal.ofTime(Outcome.EXPIRED, edition, due.time());
            }
        }
    }

    private LedgerEntry entry(ArticleId id) {
        return LedgerEntryCodec.read(ledger.get(id.value()));
    }

    private void reject(Incoming incoming, Rejection rejection) {
        outbox.reject(incoming.origin(), incoming.value(), incoming.headers(), rejection);
        journal.rejected(incoming.origin(), incoming.handover(), mention(incoming), rejection);
        tally.rejected(rejection.code());
        incoming.step().rejected(rejection.code().toString());
    }

    /** Of what is rejected as much as can be read: that is what people look for it by. */
    private DocumentMention mention(Incoming incoming) {
        return !incoming.isCut()
                        && guarded(incoming.origin(), () -> Result.ok(pipeline.mention(incoming.raw())))
                                instanceof Result.Ok<DocumentMention>(DocumentMention mention)
                ? mention
                : DocumentMention.NONE;
    }

    private Rejection tooLarge(byte[] json) {
        return new Rejection(
                Rejection.Code.TOO_LARGE,
                "the article takes " + json.length + " bytes as an event; at most " + maxEventBytes + " are allowed");
    }

    /** The one broad catch: a defect of ours costs one document its place, not the line behind it. */
    private static <T> Result<T> guarded(SourceRecord origin, Supplier<Result<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.errorf(defect, "A defect in Wireroom rejected the document from %s", origin);
            return Result.rejected(Rejection.Code.INTERNAL, defect.getClass().getName());
        }
    }
}
