package io.wireroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.PackagedWireroom;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The producer of {@code docker compose --profile demo}, with Debian's kcat. */
class DemoProducerIT {
    @TempDir
    private Path folder;

    @Test
    void sendsDocumentsOfEveryOutcome() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "kcat"))),
                "skipped: kcat is not installed");
        try (PackagedWireroom service = new PackagedWireroom(folder).start()) {
            service.awaitReady();
            ProcessBuilder producer = new ProcessBuilder("sh", "docker/compose/producer.sh").inheritIO();
            producer.environment().put("KAFKA", service.bootstrapServers());
            producer.environment().put("ROUNDS", "10");
            producer.environment().put("PAUSE", "0");

            assertThat(producer.start().waitFor()).isZero();

            List<String> outcomes = List.of(
                    "published\"} 10.0", "updated\"} 1.0", "withdrawn\"} 1.0", "held\"} 2.0", "rejected\"} 1.0");
            String metrics = "";
            for (int tries = 0; tries < 100 && !hasAll(metrics, outcomes); tries++) {
                Thread.sleep(200);
                metrics = service.get("/q/metrics").body();
            }
            assertThat(metrics).contains(outcomes);
        }
    }

    private static boolean hasAll(String metrics, List<String> outcomes) {
        return outcomes.stream().allMatch(metrics::contains);
    }
}
