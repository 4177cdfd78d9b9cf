package io.wireroom.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.LinkData;
import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final Traces.Revision REVISION = new Traces.Revision(new ArticleId(7), 2);
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

    private final SpanList spans = new SpanList();
    private final Traces traces = new Traces(spans.telemetry());

    @Test
    void archivesInTheTraceThatTheEventCameWith() {
        traces.arrived(REVISION, cause("00-" + TRACE + "-" + SPAN + "-01"));
        traces.visible(REVISION, SINCE);

        var archived = spans.only("archive article");
        assertThat(archived.getTraceId()).isEqualTo(TRACE);
        assertThat(archived.getParentSpanId()).isEqualTo(SPAN);
        assertThat(archived.getStartEpochNanos()).isEqualTo(SINCE.getEpochSecond() * 1_000_000_000);
    }

    @Test
    void linksADeliveryToTheArticlesInIt() {
        traces.arrived(REVISION, cause("00-" + TRACE + "-" + SPAN + "-01"));
        traces.visible(REVISION, SINCE);
        traces.delivered("stream", "daily", List.of(REVISION), SINCE);

        var delivery = spans.only("deliver stream");
        assertThat(delivery.getTraceId()).isNotEqualTo(TRACE);
        assertThat(delivery.getLinks())
                .extracting(LinkData::getSpanContext)
                .containsExactly(spans.only("archive article").getSpanContext());
    }

    @Test
    void createsNoSpansWithoutAValidTrace() {
        traces.arrived(REVISION, new RecordHeaders());
        traces.arrived(REVISION, cause("00-nonsense"));
        traces.arrived(REVISION, new RecordHeaders().add("traceparent", null));
        traces.visible(REVISION, SINCE);
        traces.delivered("stream", "daily", List.of(REVISION), SINCE);

        assertThat(spans.all()).isEmpty();
    }

    @Test
    void limitsTheNumberOfTraces() {
        for (int number = 1; number <= 10_000; number++) {
            traces.arrived(new Traces.Revision(new ArticleId(7), number), cause("00-" + TRACE + "-" + SPAN + "-01"));
        }
        traces.visible(new Traces.Revision(new ArticleId(7), 1), SINCE);
        traces.visible(new Traces.Revision(new ArticleId(7), 10_000), SINCE);

        assertThat(spans.all()).hasSize(1);
    }

    @Test
    void doesNothingWhileDisabled() {
        Headers headers = cause("anything, as it came");

        try (TraceSpan step = Traces.OFF.document(headers, "articles.ingest", 0, 0)) {
            assertThat(step.onward(headers)).isSameAs(headers);
        }
        assertThat(Traces.OFF.onward()).isEmpty();
    }

    private static Headers cause(String traceparent) {
        return new RecordHeaders().add("traceparent", traceparent.getBytes(US_ASCII));
    }
}
