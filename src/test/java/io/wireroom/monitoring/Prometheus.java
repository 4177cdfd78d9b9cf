package io.wireroom.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Debian's Prometheus, which looks at services every second. Skips the test where it is not installed. */
final class Prometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = PackagedWireroom.freePort();
    private final Process process;

    /** @param rules a file of alert rules */
    Prometheus(Path folder, Path rules, List<PackagedWireroom> services) throws IOException {
        assumeInstalled();
        String targets = services.stream()
                .map(service -> "'127.0.0.1:" + service.httpPort() + "'")
                .collect(Collectors.joining(", "));
        Path settings =
                Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                scrape_configs:
                  - job_name: wireroom
                    metrics_path: /q/metrics
                    static_configs: [{targets: [%s], labels: {namespace: news, installation: wireroom}}]
                    relabel_configs: [{source_labels: [__address__], target_label: pod}]
                """.formatted(rules.toAbsolutePath(), targets));
        process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    static void assumeInstalled() {
        boolean installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
        assumeTrue(installed, "skipped: Prometheus is not installed (Debian's package prometheus)");
    }

    /** The values that an expression has now, but for those that are no numbers. */
    List<String> query(String expression) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8))
                .path("data")
                .path("result")
                .valueStream()
                .map(result -> result.path("value").path(1).asText())
                .filter(value -> !value.equals("NaN"))
                .toList();
    }

    /** Names of the alerts that fire. */
    Set<String> firing() throws IOException, InterruptedException {
        return get("/api/v1/alerts")
                .path("data")
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.path("labels").path("alertname").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        for (int tries = 0; ; tries++) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new AssertionError(answer.statusCode() + ": " + answer.body());
                }
                return JSON.readTree(answer.body());
            } catch (ConnectException e) {
                if (tries == 100) {
                    throw e;
                }
                Thread.sleep(100); // it is still starting
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
