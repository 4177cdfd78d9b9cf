package io.wireroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "WIREROOM_TITEL, WIREROOM_TITLE",
        "WIREROOM_PARTNER_FILE, WIREROOM_PARTNERS_FILE",
        "WIREROOM_INTAKE_MAXBYTES, WIREROOM_INTAKE_MAX_BYTES",
        "WIREROOM_BROKR_PORT, WIREROOM_BROKER_PORT"
    })
    void reportsAMisspeltNameWithTheNearestSetting(String misspelt, String nearest) {
        assertThat(UnknownVariables.in(Set.of(misspelt, "PATH")))
                .containsExactly(misspelt + " is ignored: there is no such setting; the nearest is " + nearest);
    }

    @Test
    void reportsAnUnknownNameWithoutSuggestion() {
        assertThat(UnknownVariables.in(Set.of("WIREROOM_COLOUR_OF_THE_BIKESHED")))
                .containsExactly("WIREROOM_COLOUR_OF_THE_BIKESHED is ignored: there is no such setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WIREROOM_SITE",
                "WIREROOM_ROLES",
                "WIREROOM_ROLES_0_",
                "WIREROOM_ASSETS_STORE_S3_PATH_STYLE",
                "WIREROOM_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "WIREROOM_KAFKA_PROPERTIES__SSL_KEY_PASSWORD_",
                "WIREROOM_SOURCES_IBN_NAME",
                "WIREROOM_SOURCES__IBN__ALIASES_0_",
                "KAFKA_BOOTSTRAP_SERVERS",
                "WIREROOMS"
            })
    void doesNotReportSettings(String setting) {
        assertThat(UnknownVariables.in(Set.of(setting))).isEmpty();
    }

    @Test
    void doesNotReportVariablesOfKubernetes() {
        assertThat(UnknownVariables.in(Set.of(
                        "WIREROOM_SERVICE_HOST",
                        "WIREROOM_SERVICE_PORT",
                        "WIREROOM_SERVICE_PORT_HTTP",
                        "WIREROOM_PORT",
                        "WIREROOM_PORT_8080_TCP",
                        "WIREROOM_PORT_8080_TCP_ADDR",
                        "WIREROOM_ENDPOINT_SERVICE_HOST",
                        "WIREROOM_ENDPOINT_PORT_80_TCP_PROTO")))
                .isEmpty();
    }
}
