package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.wireroom.config.CoreWiring;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.trace.SpanList;
import io.wireroom.trace.Traces;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final SpanList spans = new SpanList();
    private final Line line = new Line(
            CoreWiring.pipeline(100_000, new SourceRegistry(List.of()), Feed.SITE, Feed.ASSETS),
            new Traces(spans.telemetry()));

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void continuesTheProducersTrace() {
        line.send("7", Feed.document(7, "Ferries return"), "traceparent", PARENT, "tracestate", "vendor=1");

        SpanData span = spans.only("process ingest");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                .isZero();
        var event = line.normalized.readRecord();
        assertThat(Line.header(event, "traceparent")).isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
        assertThat(Line.header(event, "tracestate")).isEqualTo("vendor=1");
    }

    @Test
    void keepsTheHeadersOfARejectedDocument() {
        line.send("7", Feed.document(7, ""), "traceparent", PARENT);

        assertThat(Line.header(line.rejected.readRecord(), "traceparent")).isEqualTo(PARENT);
        assertThat(spans.only("process ingest").getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("title.missing");
    }

    @Test
    void startsATraceForARelease() {
        line.send(Feed.dated(7, "Later", "2026-03-01T12:00:30Z"));
        line.advance(Duration.ofSeconds(31));

        var event = line.normalized.readRecord();
        assertThat(Line.header(event, "traceparent"))
                .contains(spans.only("release article").getSpanId());
    }
}
