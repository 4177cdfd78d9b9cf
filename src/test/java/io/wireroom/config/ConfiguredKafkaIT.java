package io.wireroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import io.wireroom.broker.KafkaBroker;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The defaults of a package with a Kafka that is configured: not those of the embedded one. */
@ExtendWith(KafkaBroker.class)
class ConfiguredKafkaIT {
    @TempDir
    private Path folder;

    private final KafkaBroker.Running kafka;

    ConfiguredKafkaIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @Test
    void deniesReadingAndCreatesNoTopicsByDefault() throws Exception {
        String missing = kafka.unusedName("missing");
        try (PackagedWireroom service = new PackagedWireroom(folder)
                .with("wireroom.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("wireroom.topics.ingest", missing)
                .start()) {
            service.await("/q/health/live", 200);
            assertThat(service.get("/v1/articles").statusCode()).isEqualTo(401);
            assertThat(service.get("/v1/feed.rss").statusCode()).isEqualTo(401);
            assertThat(service.post("/v1/articles", "+++\n+++\n").statusCode()).isEqualTo(401);

            while (!service.logged().contains("Not started yet")) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(service.get("/q/metrics").body()).doesNotContain("source=\"ibn\"");
            assertThat(KafkaBroker.Running.await(kafka.admin().listTopics().names()))
                    .doesNotContain(missing);
        }
    }
}
