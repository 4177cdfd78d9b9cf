package io.wireroom.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Reads and writes the W3C Trace Context headers {@code traceparent} and {@code tracestate} of Kafka records. */
final class KafkaHeaders implements TextMapGetter<Headers> {
    static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final KafkaHeaders GETTER = new KafkaHeaders();

    private KafkaHeaders() {}

    static Context context(Headers headers) {
        return W3C.extract(Context.root(), headers, GETTER);
    }

    static Headers of(Span span) {
        RecordHeaders headers = new RecordHeaders();
        W3C.inject(
                Context.root().with(span),
                headers,
                (to, name, value) -> Objects.requireNonNull(to).add(name, value.getBytes(US_ASCII)));
        return headers;
    }

    @Override
    public Iterable<String> keys(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(Header::key)
                .toList();
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
        Header header = headers == null ? null : headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
    }
}
