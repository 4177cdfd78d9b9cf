package io.wireroom.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import io.wireroom.trace.TraceSink.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PRODUCER = "00f067aa0ba902b7";

    @TempDir
    private Path folder;

    @Test
    void followsAnArticleFromItsProducerAcrossKafkaToThePartner() throws Exception {
        try (TraceSink sink = new TraceSink();
                PackagedWireroom service = new PackagedWireroom(folder)
                        .with("quarkus.otel.sdk.disabled", "false")
                        .with("quarkus.otel.exporter.otlp.protocol", "http/protobuf")
                        .with("quarkus.otel.exporter.otlp.endpoint", sink.endpoint())
                        .with("quarkus.otel.bsp.schedule.delay", "200ms")
                        .start()) {
            service.awaitReady();
            CompletableFuture<String> partner = CompletableFuture.supplyAsync(() -> waitForChanges(service));
            service.post(
                    "/v1/articles",
                    "+++\ntitle = \"Ferries return\"\nsource = \"Harbor\"\narticle_id = 7\n+++\nAt six.",
                    "traceparent",
                    "00-" + TRACE + "-" + PRODUCER + "-01");
            assertThat(partner.get(60, TimeUnit.SECONDS)).contains("Ferries return");

            Span post = await(sink, "POST /v1/articles");
            Span process = await(sink, "process articles.ingest");
            Span archive = await(sink, "archive article");
            Span delivery = await(sink, "deliver changes");
            assertThat(List.of(post, process, archive)).extracting(Span::trace).containsOnly(TRACE);
            assertThat(post.parent()).isEqualTo(PRODUCER);
            assertThat(process.parent()).isEqualTo(post.id());
            assertThat(archive.parent()).isEqualTo(process.id());
            assertThat(delivery.trace()).isNotEqualTo(TRACE);
            assertThat(delivery.links()).containsExactly(archive.id());
            assertThat(await(sink, "GET /v1/changes").id()).isEqualTo(delivery.parent());
        }
    }

    private static String waitForChanges(PackagedWireroom service) {
        try {
            return service.get("/v1/changes?wait=30").body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Span await(TraceSink sink, String name) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            for (Span span : sink.spans()) {
                if (span.name().equals(name)) {
                    return span;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no span " + name + " among " + sink.spans());
    }
}
