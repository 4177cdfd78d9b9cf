package io.wireroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every query of the Grafana dashboard against Prometheus while the service is used. */
class DashboardIT {
    private static final Path DASHBOARD = Path.of("k8s/monitoring/dashboard.json");
    private static final Path ALERTS = Path.of("k8s/monitoring/alerts.yaml");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void everyQueryHasData() throws Exception {
        Prometheus.assumeInstalled();
        try (Newsday day = new Newsday(folder);
                Prometheus prometheus = new Prometheus(folder, ALERTS, List.of(day.service()))) {
            day.service().awaitReady();
            day.follow();
            Set<String> waiting = queries();
            long end = System.nanoTime() + TIMEOUT.toNanos();
            while (!waiting.isEmpty() && System.nanoTime() < end) {
                useEverything(day);
                Thread.sleep(500);
                for (String query : Set.copyOf(waiting)) {
                    if (!prometheus.query(query).isEmpty()) {
                        waiting.remove(query);
                    }
                }
            }
            assertThat(waiting).as("queries without data").isEmpty();
        }
    }

    private static void useEverything(Newsday day) throws Exception {
        for (int i = 0; i < 5; i++) {
            day.submit(day.document(""));
        }
        day.submit(day.document("draft = true"));
        day.submit(day.document("date = \"%s\"".formatted(Instant.now().plusSeconds(3_600))));
        day.produceUnreadable(1);
        day.ask("greedy", "/v1/articles");
        day.ask("daily", "/v1/feed.rss");
    }

    /** Without, two installations would be one: the same pod names, sums of both. */
    @Test
    void everyQueryDistinguishesInstallations() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
                .containsExactly("datasource", "namespace", "installation");
        assertThat(dashboard.path("panels").findValues("targets").stream().flatMap(JsonNode::valueStream))
                .allSatisfy(target -> {
                    String query = target.path("expr").asText();
                    assertThat(query.split("\\{namespace=~|,namespace=~", -1).length)
                            .as(query)
                            .isEqualTo(query.split(",installation=~\"\\$installation\"", -1).length)
                            .isGreaterThan(1);
                    assertThat(query.replaceAll("by \\(namespace, installation[a-z, ]*\\)", ""))
                            .doesNotContain("by (", "sum(", "max(", "min(", "instance");
                    assertThat(target.path("legendFormat").asText()).startsWith("{{namespace}}/{{installation}}");
                });
    }

    private static Set<String> queries() throws Exception {
        Set<String> queries = new LinkedHashSet<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(target.path("expr")
                        .asText()
                        .replace("$__rate_interval", "10s")
                        .replace("$namespace", "news")
                        .replace("$installation", ".*"));
            }
        }
        assertThat(queries).hasSizeGreaterThan(25);
        return queries;
    }
}
