package io.wireroom.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What is done with one document, as one span; it ends when this is closed. */
public final class TraceSpan implements AutoCloseable {
    static final TraceSpan NONE = new TraceSpan(null);

    private final @Nullable Span span;

    TraceSpan(@Nullable Span span) {
        this.span = span;
    }

    /** The headers by which this is gone on from: of the cause, but for the trace's, which are of this step. */
    public Headers onward(Headers cause) {
        return span == null ? cause : KafkaHeaders.of(span);
    }

    public void rejected(String code) {
        if (span != null) {
            span.setAttribute("error.type", code).setStatus(StatusCode.ERROR);
        }
    }

    @Override
    public void close() {
        if (span != null) {
            span.end();
        }
    }
}
