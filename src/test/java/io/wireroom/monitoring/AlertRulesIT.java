package io.wireroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.monitoring.AlertRules.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two installations on one Prometheus: each alert is about the one that has the fault, by Prometheus' own rule tests. {@code -Dalerts.full=true}
 * exchanges the two as well, and gives both the same name in two namespaces.
 */
class AlertRulesIT {
    private static final Installation NORTH = new Installation("news", "north");
    private static final Installation SOUTH = new Installation("news", "south");
    private static final Installation NORTH_ELSEWHERE = new Installation("archive", "north");

    @TempDir
    private Path folder;

    static Stream<Arguments> eachFileAndPair() throws IOException {
        Stream<Arguments> pairs = AlertRules.tests().stream().map(file -> Arguments.of(file, NORTH, SOUTH));
        return Boolean.getBoolean("alerts.full")
                ? Stream.concat(
                        pairs,
                        AlertRules.tests().stream()
                                .flatMap(file -> Stream.of(
                                        Arguments.of(file, SOUTH, NORTH), Arguments.of(file, NORTH, NORTH_ELSEWHERE))))
                : pairs;
    }

    @ParameterizedTest
    @MethodSource("eachFileAndPair")
    void fireForTheFailingInstallationOnly(Path tests, Installation ill, Installation well) throws Exception {
        Prometheus.assumeInstalled();
        AlertRules.run(tests, ill, well, folder);
    }

    @Test
    void everyAlertHasATest() throws IOException {
        assertThat(AlertRules.firingInTests()).containsExactlyElementsOf(AlertRules.names());
    }

    /** A label of one process would make as many alerts of one fault as there are processes. */
    @Test
    void groupByInstallationAndNameThePod() throws IOException {
        assertThat(AlertRules.all()).allSatisfy(rule -> {
            assertThat((String) rule.get("expr"))
                    .contains("by (namespace, installation")
                    .doesNotContain("instance");
            assertThat((String) ((Map<?, ?>) rule.get("annotations")).get("summary"))
                    .startsWith("{{ $labels.namespace }}/{{ $labels.installation }}: ")
                    .doesNotContain("instance");
        });
    }

    @Test
    void everyAlertHasARunbookSection() throws IOException {
        List<String> sections = Files.readAllLines(Path.of("src/docs/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(sections).containsExactlyInAnyOrderElementsOf(AlertRules.names());
        for (Map<?, ?> rule : AlertRules.all()) {
            assertThat(((Map<?, ?>) rule.get("annotations")).get("runbook_url"))
                    .isEqualTo(AlertRules.RUNBOOK + "#" + ((String) rule.get("alert")).toLowerCase(Locale.ROOT));
        }
    }
}
