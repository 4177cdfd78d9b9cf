package io.wireroom.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** The rules of {@code k8s/monitoring/alerts.yaml}, and their tests for {@code promtool}. */
final class AlertRules {
    static final Path FILE = Path.of("k8s/monitoring/alerts.yaml");
    static final String RUNBOOK = "https://wireroom.example/docs/runbook";
    private static final Path TESTS = Path.of("src/test/resources/io/wireroom/monitoring");

    private AlertRules() {}

    /** An installation, by the labels of its series. */
    record Installation(String namespace, String name) {
        private String selector() {
            return "namespace=\"%s\",installation=\"%s\"".formatted(namespace, name);
        }

        private String labels() {
            return "namespace: %s, installation: %s".formatted(namespace, name);
        }
    }

    static List<Map<?, ?>> all() throws IOException {
        List<Map<?, ?>> rules = new ArrayList<>();
        for (Object group : (List<?>) yaml(FILE).get("groups")) {
            ((List<?>) ((Map<?, ?>) group).get("rules")).forEach(rule -> rules.add((Map<?, ?>) rule));
        }
        return rules;
    }

    static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        all().forEach(rule -> names.add((String) rule.get("alert")));
        return names;
    }

    static List<Path> tests() throws IOException {
        try (var files = Files.list(TESTS)) {
            return files.filter(file -> file.toString().endsWith("-test.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Alerts that fire in any of the tests. */
    static Set<String> firingInTests() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : tests()) {
            for (Object test : (List<?>) yaml(file).get("tests")) {
                for (Object alert : (List<?>) ((Map<?, ?>) test).get("alert_rule_test")) {
                    if (!((List<?>) ((Map<?, ?>) alert).get("exp_alerts")).isEmpty()) {
                        names.add((String) ((Map<?, ?>) alert).get("alertname"));
                    }
                }
            }
        }
        return names;
    }

    /** Runs a file of tests: the fault is in the first installation, and the second one is well. */
    static void run(Path file, Installation ill, Installation well, Path folder) throws Exception {
        Path given = Files.writeString(
                folder.resolve(file.getFileName()),
                Files.readString(file)
                        .replace("RULES", FILE.toAbsolutePath().toString())
                        .replace("{ILL", "{" + ill.selector())
                        .replace("{WELL", "{" + well.selector())
                        .replace(", ILL", ", " + ill.labels())
                        .replace("NAME", ill.namespace() + "/" + ill.name())
                        .replace("RUNBOOK", RUNBOOK));
        Process promtool = new ProcessBuilder("promtool", "test", "rules", given.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }
}
