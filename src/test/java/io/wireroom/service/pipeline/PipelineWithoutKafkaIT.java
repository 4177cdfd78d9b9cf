package io.wireroom.service.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import io.wireroom.broker.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose Kafka goes away: it is told, as nothing is taken in, and the process stays for when Kafka comes back. */
class PipelineWithoutKafkaIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void isNotRunningUntilKafkaIsBack() throws Exception {
        int port = PackagedWireroom.freePort();
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
        String servers = kafka.bootstrapServers();
        try (PackagedWireroom pipeline = new PackagedWireroom(folder.resolve("pipeline"))
                .with("wireroom.kafka.bootstrap-servers", servers)
                .with("wireroom.roles", "pipeline")
                .with("wireroom.reading.open", "true")
                .with("wireroom.topics.create", "true")
                .start()) {
            pipeline.awaitReady();
            awaitGauges(pipeline, "1.0", "0.0");
            assertThat(submit(pipeline)).isEqualTo(202);

            kafka.close();
            assertThat(submit(pipeline)).isEqualTo(503);
            awaitGauges(pipeline, "0.0", "NaN");
            assertThat(pipeline.get("/q/health/live").statusCode()).isEqualTo(200);

            kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
            awaitGauges(pipeline, "1.0", "0.0");
            assertThat(submit(pipeline)).isEqualTo(202);
        } finally {
            kafka.close();
        }
    }

    private static int submit(PackagedWireroom pipeline) throws Exception {
        String document = "+++\ntitle = \"Ferries return\"\nsource = \"Harbor Gazette\"\n+++\n<p>The first boat.</p>";
        return pipeline.post("/v1/articles", document).statusCode();
    }

    private static void awaitGauges(PackagedWireroom pipeline, String running, String lag) throws Exception {
        Instant end = Instant.now().plus(TIMEOUT);
        String metrics;
        do {
            TimeUnit.MILLISECONDS.sleep(200);
            metrics = pipeline.get("/q/metrics").body();
        } while (Instant.now().isBefore(end)
                && !(metrics.contains("\nwireroom_pipeline_running " + running)
                        && metrics.contains("\nwireroom_pipeline_lag " + lag)));
        assertThat(metrics.lines().filter(line -> line.startsWith("wireroom_pipeline_")))
                .contains("wireroom_pipeline_running " + running, "wireroom_pipeline_lag " + lag);
    }
}
