package io.wireroom.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Span of the processing of one document. Ends on {@link #close}. */
public final class TraceSpan implements AutoCloseable {
    static final TraceSpan NONE = new TraceSpan(null);

    private final @Nullable Span span;

    TraceSpan(@Nullable Span span) {
        this.span = span;
    }

    /** Trace headers for records that result from this span; if tracing is off, the headers of the causing record. */
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
