package io.wireroom.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;

/**
 * Follows articles, as one trace from their producer to the archive:
 *
 * <pre>{@code
 * POST /v1/articles → process articles.ingest → archive article ⇠ deliver stream, deliver changes
 * }</pre>
 *
 * <p>Many articles go out to a partner at once, so a delivery is a span of the partner's own request, with links to those
 * articles that it can tell the traces of: the latest {@value #REMEMBERED}. Thread-safe.
 */
public final class Traces {
    /** Follows nothing: headers pass through as they are. */
    public static final Traces OFF = new Traces(OpenTelemetry.noop(), false);

    private static final int REMEMBERED = 4_096;

    private final Tracer tracer;
    private final boolean on;
    private final Map<Revision, SpanContext> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, SpanContext> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** One revision of an article. */
    public record Revision(ArticleId id, int number) {}

    public Traces(OpenTelemetry telemetry) {
        this(telemetry, true);
    }

    private Traces(OpenTelemetry telemetry, boolean on) {
        this.tracer = telemetry.getTracer("io.wireroom");
        this.on = on;
    }

    /** Begins the processing of a document: in its producer's trace, if its headers name one. */
    public TraceSpan document(Headers headers, String topic, int partition, long offset) {
        return on
                ? new TraceSpan(span("process " + topic, SpanKind.CONSUMER)
                        .setParent(KafkaHeaders.context(headers))
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.operation.type", "process")
                        .setAttribute("messaging.destination.name", topic)
                        .setAttribute("messaging.destination.partition.id", Integer.toString(partition))
                        .setAttribute("messaging.kafka.offset", offset)
                        .startSpan())
                : TraceSpan.NONE;
    }

    /** Begins the release of a held article, in a trace of its own. */
    public TraceSpan release() {
        return on
                ? new TraceSpan(
                        span("release article", SpanKind.INTERNAL).setNoParent().startSpan())
                : TraceSpan.NONE;
    }

    /** The headers by which the request that is being answered is gone on from; empty if it is not traced. */
    public Map<String, String> onward() {
        Map<String, String> headers = new HashMap<>();
        if (on) {
            KafkaHeaders.W3C.inject(
                    Context.current(),
                    headers,
                    (to, name, value) -> Objects.requireNonNull(to).put(name, value));
        }
        return headers;
    }

    /** Remembers the trace that a revision came with. */
    public void arrived(Revision revision, Headers headers) {
        if (on) {
            SpanContext cause = Span.fromContext(KafkaHeaders.context(headers)).getSpanContext();
            if (cause.isValid()) {
                remember(revision, cause);
            }
        }
    }

    /** Tells that readers can see a revision now, which was read from the log at {@code since}. */
    public void visible(Revision revision, Instant since) {
        if (on) {
            for (SpanContext cause : known(List.of(revision))) {
                Span span = span("archive article", SpanKind.CONSUMER)
                        .setParent(Context.root().with(Span.wrap(cause)))
                        .setAttribute("wireroom.article.id", revision.id().value())
                        .setAttribute("wireroom.article.revision", revision.number())
                        .setStartTimestamp(since)
                        .startSpan();
                span.end();
                remember(revision, span.getSpanContext());
            }
        }
    }

    /** Tells that a reader was given these, in answer to the current request, since {@code since}. */
    public void delivered(String channel, String reader, Collection<Revision> revisions, Instant since) {
        List<SpanContext> links = on ? known(revisions) : List.of();
        if (!links.isEmpty()) {
            SpanBuilder span = span("deliver " + channel, SpanKind.PRODUCER)
                    .setAttribute("wireroom.partner", reader)
                    .setStartTimestamp(since);
            links.forEach(span::addLink);
            span.startSpan().end();
        }
    }

    private SpanBuilder span(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setSpanKind(kind);
    }

    private void remember(Revision revision, SpanContext context) {
        synchronized (recent) {
            recent.put(revision, context);
        }
    }

    private List<SpanContext> known(Collection<Revision> revisions) {
        synchronized (recent) {
            return revisions.stream().map(recent::get).filter(Objects::nonNull).toList();
        }
    }
}
