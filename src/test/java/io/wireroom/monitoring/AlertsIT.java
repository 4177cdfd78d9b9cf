package io.wireroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the faults that the alerts are for, as far as they can be made at once, and waits for each to fire. */
class AlertsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void eachAlertFiresForItsFault() throws Exception {
        Prometheus.assumeInstalled();
        try (Newsday day = new Newsday(folder);
                PackagedWireroom lost = unableToStart(day).start();
                Prometheus prometheus = new Prometheus(folder, atOnce(), List.of(day.service(), lost))) {
            day.service().awaitReady();
            day.follow();
            Set<String> fired = new TreeSet<>();
            day.produceUnreadable(100);
            day.spoilPartnersFile();
            Fault refusedRequests = () -> { // repeated, because an increase before the first scrape is not seen
                for (int i = 0; i < 20; i++) {
                    day.ask("greedy", "/v1/articles");
                    assertThat(lost.get("/v1/articles").statusCode()).isEqualTo(503);
                }
            };
            await(
                    prometheus,
                    fired,
                    refusedRequests,
                    "WireroomNotReady",
                    "WireroomRejectedBurst",
                    "WireroomArchiveBehind",
                    "WireroomServerErrors",
                    "WireroomTooManyRequests",
                    "WireroomPartnersFileBad");

            day.produce(20_000, Instant.now().minus(Duration.ofHours(2)));
            await(prometheus, fired, "WireroomIngestLagGrowing", "WireroomLatencyOverTarget", "WireroomDeliveryLate");

            day.ask("weekly", "/v1/changes");
            await(prometheus, fired, "WireroomPartnerCursorStale");

            day.end();
            await(prometheus, fired, "WireroomDown", "WireroomPipelineStopped");
            assertThat(AlertRules.names()).containsAll(fired);
        }
    }

    /** Another process, for whom there is no topic to read. */
    private PackagedWireroom unableToStart(Newsday day) {
        return new PackagedWireroom(folder.resolve("lost"))
                .with("wireroom.kafka.bootstrap-servers", day.service().bootstrapServers())
                .with("wireroom.topics.normalized", "missing")
                .with("wireroom.reading.open", "true");
    }

    private interface Fault {
        void make() throws Exception;
    }

    private static void await(Prometheus prometheus, Set<String> fired, String... alerts) throws Exception {
        await(prometheus, fired, () -> {}, alerts);
    }

    private static void await(Prometheus prometheus, Set<String> fired, Fault repeated, String... alerts)
            throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!fired.containsAll(List.of(alerts)) && System.nanoTime() < end) {
            repeated.make();
            fired.addAll(prometheus.firing());
            Thread.sleep(500);
        }
        assertThat(fired).contains(alerts);
    }

    /** The same rules, which wait for nothing. */
    private Path atOnce() throws Exception {
        return Files.writeString(
                folder.resolve("alerts.yaml"),
                Files.readString(AlertRules.FILE).replaceAll("(?m)^( +for): .*$", "$1: 0s"));
    }
}
