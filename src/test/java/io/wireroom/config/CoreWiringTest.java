package io.wireroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreWiringTest {
    private static WireroomConfig config(String setting, String value) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(Map.of(setting, value))
                .build()
                .getConfigMapping(WireroomConfig.class);
    }

    @ParameterizedTest
    @CsvSource({
        "wireroom.site, news.example",
        "wireroom.site, https://news.example/",
        "wireroom.site, ftp://news.example",
        "wireroom.site, https:///news",
        "wireroom.site, https://news.example?x=1",
        "wireroom.public-url, http://a b",
        "wireroom.public-url, localhost:8080",
        "wireroom.assets, /assets"
    })
    void refusesBasesOfUrlsThatLeadNowhere(String setting, String url) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> CoreWiring.pipeline(config(setting, url)))
                .withMessage(setting + "=" + url + " has to be an http or https URL without a slash at its end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example",
                "http://localhost:8080",
                "https://news.example/en/news",
                "http://wire_room:8080",
                "http://[::1]:80"
            })
    void takesBasesOfUrlsWithAPortOrAPath(String url) {
        assertThat(CoreWiring.pipeline(config("wireroom.site", url))).isNotNull();
    }
}
