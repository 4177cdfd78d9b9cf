package io.wireroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wireroom.article.Source;
import io.wireroom.normalize.source.SourceRegistry;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreWiringTest {
    private static WireroomConfig config(String setting, String value) {
        return TestConfig.of(Map.of(setting, value));
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
    void refusesInvalidBaseUrls(String setting, String url) {
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
    void acceptsBaseUrlsWithPortOrPath(String url) {
        assertThat(CoreWiring.pipeline(config("wireroom.site", url))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "+09:00", "Z"})
    void readsTimeZonesOfSources(String zone) {
        SourceRegistry sources = CoreWiring.sources(config(zone).sources());
        assertThat(sources.zone(new Source("minato", "Minato")).getRules())
                .isEqualTo(ZoneId.of(zone).getRules());
        assertThat(sources.zone(new Source("other", "Other"))).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tokyo", "JST", "+25:00"})
    void refusesInvalidTimeZones(String zone) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> CoreWiring.sources(config(zone).sources()))
                .withMessageStartingWith("wireroom.sources.minato.zone=" + zone + " has to be");
    }

    private static WireroomConfig config(String zone) {
        return TestConfig.of(Map.of("wireroom.sources.minato.name", "Minato", "wireroom.sources.minato.zone", zone));
    }
}
