package io.wireroom.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Makes the faults that the alerts are for, and waits for each to fire; for those that take long, Prometheus' own rule tests. */
class AlertsIT {
    private static final Path ALERTS = Path.of("k8s/monitoring/alerts.yaml");
    private static final Path RULE_TESTS = Path.of("src/test/resources/io/wireroom/monitoring/alerts-test.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void eachFiresWhenItsFaultIsMade() throws Exception {
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
            fired.addAll(testedByRules());
            assertThat(fired).containsExactlyElementsOf(names());
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
        long end = System.nanoTime() + PATIENCE.toNanos();
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
                folder.resolve("alerts.yaml"), Files.readString(ALERTS).replaceAll("(?m)^( +for): .*$", "$1: 0s"));
    }

    private Set<String> testedByRules() throws Exception {
        Path tests = folder.resolve("alerts-test.yaml");
        Files.writeString(
                tests,
                Files.readString(RULE_TESTS)
                        .replace("RULES", ALERTS.toAbsolutePath().toString()));
        Process promtool = new ProcessBuilder("promtool", "test", "rules", tests.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        Set<String> names = new TreeSet<>();
        for (Object test : (List<?>) yaml(tests).get("tests")) {
            for (Object alert : (List<?>) ((Map<?, ?>) test).get("alert_rule_test")) {
                if (!((List<?>) ((Map<?, ?>) alert).get("exp_alerts")).isEmpty()) {
                    names.add((String) ((Map<?, ?>) alert).get("alertname"));
                }
            }
        }
        return names;
    }

    @Test
    void eachHasItsSectionInTheRunbook() throws Exception {
        List<String> sections = Files.readAllLines(Path.of("src/docs/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(sections).containsExactlyInAnyOrderElementsOf(names());
        for (Map<?, ?> rule : rules()) {
            Map<?, ?> notes = (Map<?, ?>) rule.get("annotations");
            assertThat((String) notes.get("runbook_url"))
                    .endsWith("/runbook#" + ((String) rule.get("alert")).toLowerCase(Locale.ROOT));
            assertThat((String) notes.get("summary")).isNotBlank();
        }
    }

    private static Set<String> names() throws Exception {
        Set<String> names = new TreeSet<>();
        rules().forEach(rule -> names.add((String) rule.get("alert")));
        return names;
    }

    private static List<Map<?, ?>> rules() throws Exception {
        List<Map<?, ?>> rules = new ArrayList<>();
        for (Object group : (List<?>) yaml(ALERTS).get("groups")) {
            ((List<?>) ((Map<?, ?>) group).get("rules")).forEach(rule -> rules.add((Map<?, ?>) rule));
        }
        return rules;
    }

    private static Map<String, Object> yaml(Path file) throws Exception {
        return new Yaml().load(Files.readString(file));
    }
}
