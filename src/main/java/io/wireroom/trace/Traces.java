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
 * Creates the spans of an article's trace, from its producer to the archive:
 *
 * <pre>{@code
 * POST /v1/articles → process articles.ingest → archive article ⇠ deliver stream, deliver changes
 * }</pre>
 *
 * <p>A delivery contains many articles, so it is a span of the partner's request with links to the traces of the articles. Links
 * are limited to the latest {@value #MAX_RECENT} revisions. Thread-safe.
 */
public final class Traces {
    /** Creates no spans; headers are passed through unchanged. */
    public static final Traces OFF = new Traces(OpenTelemetry.noop(), false);

    private static final int MAX_RECENT = 4_096;

    private final Tracer tracer;
    private final boolean enabled;
    private final Map<Revision, SpanContext> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, SpanContext> eldest) {
            return size() > MAX_RECENT;
        }
    };

    /**
     * A revision of an article.
     *
     * @param number the revision's number, from 1
     */
    public record Revision(ArticleId id, int number) {}

    public Traces(OpenTelemetry telemetry) {
        this(telemetry, true);
    }

    private Traces(OpenTelemetry telemetry, boolean enabled) {
        this.tracer = telemetry.getTracer("io.wireroom");
        this.enabled = enabled;
    }

    /** Starts the span of a document's processing, in the trace of its headers if they contain one. */
    public TraceSpan document(Headers headers, String topic, int partition, long offset) {
        return enabled
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

    /** Starts the span of the release of a held article, in a new trace. */
    public TraceSpan release() {
        return enabled
                ? new TraceSpan(
                        span("release article", SpanKind.INTERNAL).setNoParent().startSpan())
                : TraceSpan.NONE;
    }

    /** Trace headers for records that result from the current request; empty if it is not traced. */
    public Map<String, String> onward() {
        Map<String, String> headers = new HashMap<>();
        if (enabled) {
            KafkaHeaders.W3C.inject(
                    Context.current(),
                    headers,
                    (to, name, value) -> Objects.requireNonNull(to).put(name, value));
        }
        return headers;
    }

    /** Records the trace of a revision that was read from the log. */
    public void arrived(Revision revision, Headers headers) {
        if (enabled) {
            SpanContext cause = Span.fromContext(KafkaHeaders.context(headers)).getSpanContext();
            if (cause.isValid()) {
                storeContext(revision, cause);
            }
        }
    }

    /** Creates the span of a revision that is now visible in the archive; it was read from the log at {@code start}. */
    public void visible(Revision revision, Instant start) {
        if (enabled) {
            for (SpanContext cause : contexts(List.of(revision))) {
                Span span = span("archive article", SpanKind.CONSUMER)
                        .setParent(Context.root().with(Span.wrap(cause)))
                        .setAttribute("wireroom.article.id", revision.id().value())
                        .setAttribute("wireroom.article.revision", revision.number())
                        .setStartTimestamp(start)
                        .startSpan();
                span.end();
                storeContext(revision, span.getSpanContext());
            }
        }
    }

    /** Creates the span of a delivery in the current request that started at {@code start}. */
    public void delivered(String channel, String reader, Collection<Revision> revisions, Instant start) {
        List<SpanContext> links = enabled ? contexts(revisions) : List.of();
        if (!links.isEmpty()) {
            SpanBuilder span = span("deliver " + channel, SpanKind.PRODUCER)
                    .setAttribute("wireroom.partner", reader)
                    .setStartTimestamp(start);
            links.forEach(span::addLink);
            span.startSpan().end();
        }
    }

    private SpanBuilder span(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setSpanKind(kind);
    }

    private void storeContext(Revision revision, SpanContext context) {
        synchronized (recent) {
            recent.put(revision, context);
        }
    }

    private List<SpanContext> contexts(Collection<Revision> revisions) {
        synchronized (recent) {
            return revisions.stream().map(recent::get).filter(Objects::nonNull).toList();
        }
    }
}
