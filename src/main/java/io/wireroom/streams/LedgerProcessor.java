package io.wireroom.streams;

import io.wireroom.article.AgreedTime;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Edition;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.event.ArticleJson;
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
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** Processes documents: normalizes each, decides what it changes, and writes the results. {@link DueArticles} processes timers. */
final class LedgerProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = Logger.getLogger(LedgerProcessor.class);
    private static final Duration RELEASE_INTERVAL = Duration.ofMillis(200);

    private final DocumentPipeline pipeline;
    private final EventAttributes events;
    private final int maxEventBytes;
    private final OutcomeListener outcomes;
    private final Traces traces;
    private final Routing routing;
    private final Clocks clocks;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private LedgerStores stores;

    @SuppressWarnings("NullAway.Init")
    private PipelineOutputs outputs;

    @SuppressWarnings("NullAway.Init")
    private CommitPacing commits;

    LedgerProcessor(
            DocumentPipeline pipeline,
            EventAttributes events,
            int maxEventBytes,
            OutcomeListener outcomes,
            Traces traces,
            Routing routing,
            Clocks clocks) {
        this.pipeline = pipeline;
        this.events = events;
        this.maxEventBytes = maxEventBytes;
        this.outcomes = outcomes;
        this.traces = traces;
        this.routing = routing;
        this.clocks = clocks;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        stores = LedgerStores.of(context);
        outputs = PipelineOutputs.of(context, events, routing);
        commits = CommitPacing.of(context);
        DueArticles due = new DueArticles(pipeline.ledger(), stores, outputs, outcomes, traces);
        context.schedule(RELEASE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (due.process(clocks.at(Instant.ofEpochMilli(now)))) {
                commits.commitSoon();
            }
            outcomes.waiting(
                    context.taskId().partition(),
                    stores.held().count(),
                    stores.held().next());
        });
    }

    @Override
    public void close() {
        commits.close();
        outcomes.partitionRevoked(context().taskId().partition());
    }

    @Override
    public void process(Record<byte[], byte[]> document) {
        commits.begin();
        Headers headers = new RecordHeaders(document.headers());
        SourceRecord origin = SourceRecord.removeFrom(headers, document.timestamp());
        try (TraceSpan span = traces.document(headers, origin.topic(), origin.partition(), origin.offset())) {
            handle(new IncomingRecord(origin, document.value(), headers, Documents.provenance(headers), span));
        }
        commits.end();
    }

    private void handle(IncomingRecord incoming) {
        if (incoming.isCut()) {
            reject(incoming, incoming.tooLarge());
            return;
        }
        if (ControlRecord.isControlRecord(incoming.headers())) {
            control(incoming);
            return;
        }
        RawDocument raw = incoming.raw();
        switch (guarded(incoming.origin(), () -> pipeline.read(raw))) {
            case Result.Ok<NormalDocument>(NormalDocument normal) -> decide(normal, incoming);
            case Result.Rejected<NormalDocument>(Rejection rejection) -> reject(incoming, rejection);
        }
    }

    private void control(IncomingRecord incoming) {
        SourceRecord origin = incoming.origin();
        switch (guarded(origin, () -> ControlRecord.read(origin.keyText(), incoming.value(), incoming.headers()))) {
            case Result.Ok<ControlRecord>(ControlRecord control) -> {
                LedgerEntry entry = stores.ledger().entry(control.edition().id());
                if (control.isCurrent(entry)) {
                    stores.ledger()
                            .remember(
                                    control.edition().id(),
                                    entry,
                                    outputs.routes().reroute(control, entry, incoming.cause()));
                }
            }
            case Result.Rejected<ControlRecord>(Rejection rejection) -> reject(incoming, rejection);
        }
    }

    private void decide(NormalDocument document, IncomingRecord incoming) {
        LedgerEntry entry = stores.entry(document.id());
        AgreedTime now = clocks.at(Instant.ofEpochMilli(context().currentSystemTimeMs()));
        switch (guarded(
                incoming.origin(), () -> Result.ok(pipeline.decide(entry, document, now, incoming.context())))) {
            case Result.Ok<Decision>(Decision decision) -> apply(decision, document, entry, incoming);
            case Result.Rejected<Decision>(Rejection rejection) -> reject(incoming, rejection);
        }
    }

    private void apply(Decision decision, NormalDocument document, LedgerEntry entry, IncomingRecord incoming) {
        ArticleId id = document.id();
        switch (decision) {
            case Decision.NewEdition event -> {
                ChangeType type = event.type();
                Edition edition = event.edition();
                byte[] encoded = event.json();
                byte[] json = encoded == null ? ArticleJson.write(edition) : encoded;
                if (json.length > maxEventBytes) {
                    reject(incoming, tooLarge(json));
                    return;
                }
                LedgerEntry placed = outputs.routes()
                        .publish(type, edition, json, event.next(), incoming.cause(), incoming.timestamp());
                LedgerEntry updated = updateEntry(id, entry, placed, incoming);
                outputs.topics().publish(type, edition, json, updated, incoming.cause(), incoming.timestamp());
                outcomes.published(type, edition);
                decided(document, event, updated, incoming);
            }
            case Decision.Hold(Article article, Instant release, LedgerEntry next) -> {
                byte[] json = ArticleJson.writeHeld(article, release);
                if (json.length > maxEventBytes) {
                    reject(incoming, tooLarge(json));
                    return;
                }
                LedgerEntry updated = updateEntry(id, entry, next, incoming);
                stores.held().put(id, json, release);
                outputs.topics().hold(id, json, updated, incoming.cause(), incoming.timestamp());
                outcomes.held();
                decided(document, decision, updated, incoming);
            }
            case Decision.Discard discard -> {
                decided(document, decision, updateEntry(id, entry, discard.next(), incoming), incoming);
                outcomes.suppressed();
            }
            case Decision.UpdateEntry(LedgerEntry next) -> {
                decided(document, decision, updateEntry(id, entry, next, incoming), incoming);
                outcomes.unchanged();
            }
            case Decision.Unchanged() -> {
                decided(document, decision, updateEntry(id, entry, entry, incoming), incoming);
                outcomes.unchanged();
            }
            case Decision.Reject(Rejection rejection) -> reject(incoming, rejection);
        }
    }

    private void decided(NormalDocument document, Decision decision, LedgerEntry updated, IncomingRecord incoming) {
        outputs.journal().decided(incoming.origin(), incoming.provenance(), document, decision, updated);
    }

    /** Stores the new entry, and deletes a held version that is not in it any more. Returns the stored entry. */
    private LedgerEntry updateEntry(ArticleId id, LedgerEntry entry, LedgerEntry next, IncomingRecord incoming) {
        LedgerEntry stored = next.withLatestArrival(entry.latestArrival())
                .withLatestArrival(incoming.context().first());
        if (!stored.equals(entry)) {
            stores.ledger().remember(id, entry, stored);
        }
        if (entry.held() != null && !Objects.equals(entry.held(), next.held())) {
            stores.held().drop(id, entry.held().release());
            if (next.held() == null) {
                outputs.topics().deleteHeld(id, incoming.cause(), incoming.timestamp());
            }
        }
        return stored;
    }

    private void reject(IncomingRecord incoming, Rejection rejection) {
        outputs.topics().reject(incoming.origin(), incoming.value(), incoming.headers(), rejection);
        outputs.journal().rejected(incoming.origin(), incoming.provenance(), identity(incoming), rejection);
        outcomes.rejected(rejection.code());
        incoming.span().rejected(rejection.code().toString());
    }

    /** Id, title and source of a rejected document as far as they can be read, so that operators find it. */
    private DocumentIdentity identity(IncomingRecord incoming) {
        return !incoming.isCut()
                        && guarded(incoming.origin(), () -> Result.ok(pipeline.identity(incoming.raw())))
                                instanceof Result.Ok<DocumentIdentity>(DocumentIdentity identity)
                ? identity
                : DocumentIdentity.NONE;
    }

    private Rejection tooLarge(byte[] json) {
        return new Rejection(
                Rejection.Code.TOO_LARGE,
                "the article takes " + json.length + " bytes as an event; at most " + maxEventBytes + " are allowed");
    }

    /** A defect rejects one document and does not stop the others. */
    private static <T> Result<T> guarded(SourceRecord origin, Supplier<Result<T>> stage) {
        try {
            return stage.get();
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.errorf(defect, "A defect in Wireroom rejected the document from %s", origin);
            return Result.rejected(Rejection.Code.INTERNAL, defect.getClass().getName());
        }
    }
}
