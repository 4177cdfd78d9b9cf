package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts lead to the runbook that the installation itself shows. */
class RunbookLinksTest {

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "STRIMZI"})
    void leadToThePublicUrlOfTheOverlay(Overlay overlay) {
        URI service = URI.create(overlay.object("ConfigMap", "wireroom-settings")
                .at("/data/WIREROOM_PUBLIC_URL")
                .asText());
        List<String> links = overlay.object("PrometheusRule", "wireroom").findValuesAsText("runbook_url");

        assertThat(links)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        link -> assertThat(link).startsWith("https://" + service.getAuthority() + "/docs/runbook#"));
    }
}
