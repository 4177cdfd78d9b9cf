package io.wireroom.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts as Prometheus' operator gets them. */
class AlertRulesTest {

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "STRIMZI"})
    void linkToTheRunbookOfTheInstallation(Overlay overlay) {
        URI service = URI.create(overlay.object("ConfigMap", "wireroom-settings")
                .at("/data/WIREROOM_PUBLIC_URL")
                .asText());
        List<String> links = overlay.object("PrometheusRule", "wireroom").findValuesAsText("runbook_url");

        assertThat(links)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        link -> assertThat(link).startsWith("https://" + service.getAuthority() + "/docs/runbook#"));
    }

    /** Where the address that an alert has is not forwarded, nobody finds the runbook. */
    @ParameterizedTest
    @EnumSource
    void theRunbookIsForwardedFromOutside(Overlay overlay) {
        assertThat(Stream.concat(overlay.ofKind("HTTPRoute"), overlay.ofKind("Ingress")))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(
                                Stream.concat(route.findValues("value").stream(), route.findValues("path").stream())
                                        .filter(JsonNode::isTextual)
                                        .map(JsonNode::asText))
                        .contains("/docs")
                        .doesNotContain("/", "/q", "/console"));
    }

    /** What alerts are grouped by. */
    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "STRIMZI"})
    void metricsHaveTheNameOfTheInstallation(Overlay overlay) {
        JsonNode monitor = overlay.object("ServiceMonitor", "wireroom").path("spec");
        assertThat(monitor.at("/endpoints/0/relabelings/0").toString())
                .contains("__meta_kubernetes_service_label_app_kubernetes_io_instance", "\"installation\"");
        assertThat(overlay.ofKind("Service")
                        .filter(service -> Peer.matches(monitor.path("selector"), service.at("/metadata/labels"))))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service.at("/metadata/labels/app.kubernetes.io~1instance")
                                .asText())
                        .isEqualTo("wireroom"));
        assertThat(monitor.at("/endpoints/0/relabelings").toString())
                .as("webhooks' metrics have a label of this name")
                .contains("{\"action\":\"labeldrop\",\"regex\":\"endpoint\"}");
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
