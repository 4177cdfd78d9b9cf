package io.wireroom.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts as Prometheus' operator gets them. */
class AlertRulesTest {

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "STRIMZI"})
    void leadToTheRunbookThatTheInstallationItselfShows(Overlay overlay) {
        URI service = URI.create(overlay.object("ConfigMap", "wireroom-settings")
                .at("/data/WIREROOM_PUBLIC_URL")
                .asText());
        List<String> links = overlay.object("PrometheusRule", "wireroom").findValuesAsText("runbook_url");

        assertThat(links)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        link -> assertThat(link).startsWith("https://" + service.getAuthority() + "/docs/runbook#"));
    }

    /** But for the host of the runbook, which is the overlay's. */
    @Test
    void areTheSameForPrometheusAndItsOperator() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        String plain = Files.readString(Path.of("k8s/monitoring/alerts.yaml"), UTF_8)
                .replace("https://wireroom.example/", "https://api.news.example/");
        assertThat(Overlay.PRODUCTION.object("PrometheusRule", "wireroom").path("spec"))
                .as("run k8s/monitoring/wrap")
                .isEqualTo(yaml.readTree(plain));
    }
}
