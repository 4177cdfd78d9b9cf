package io.wireroom.service.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.Vertx;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.webhook.FakeChanges;
import io.wireroom.websub.Hubs;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WebSubBeansTest {
    private static final String HUBS = "wireroom.websub.hubs";
    private static final String FEEDS = "wireroom.feeds.public";
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static WireroomConfig config(Map<String, String> settings) {
        return ConfigUtils.configBuilder()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WireroomConfig.class);
    }

    private static Hubs hubs(Map<String, String> settings) {
        return WebSubBeans.hubs(
                config(settings), Boolean.parseBoolean(settings.getOrDefault("wireroom.reading.open", "false")));
    }

    @Test
    void thereAreNoneByDefault() {
        assertThat(hubs(Map.of()).urls()).isEmpty();
    }

    @Test
    void announcesPublicTopicsOnly() {
        String hub = "https://hub.example/";
        String feed = "http://localhost:8080/v1/feed.rss";
        String page = "http://localhost:8080/news";
        assertThat(hubs(Map.of(HUBS, hub, FEEDS, "true")).of(feed)).containsExactly(hub);
        assertThat(hubs(Map.of(HUBS, hub, FEEDS, "true")).of(page)).isEmpty();
        assertThat(hubs(Map.of(HUBS, hub, "wireroom.pages.public", "true")).of(feed))
                .isEmpty();
        assertThat(hubs(Map.of(HUBS, hub, "wireroom.pages.public", "true")).of(page))
                .containsExactly(hub);
        assertThat(hubs(Map.of(HUBS, hub + ", https://b.example/", "wireroom.reading.open", "true"))
                        .of(feed))
                .containsExactly(hub, "https://b.example/");
        assertThat(hubs(Map.of(HUBS, hub, "wireroom.roles", "pipeline")).urls()).hasSize(1);
    }

    @Test
    void rejectsInvalidSettings() {
        refused(Map.of(HUBS, "https://hub.example/"), "wireroom.websub.hubs: hubs read without a key");
        refused(Map.of(HUBS, "hub.example", FEEDS, "true"), "wireroom.websub.hubs: must be an absolute");
        refused(Map.of("wireroom.websub.timeout", "1m"), "wireroom.websub.timeout: ");
        refused(Map.of("wireroom.websub.interval", "1ms"), "wireroom.websub.interval must");
        refused(Map.of("wireroom.websub.max-pings", "0"), "wireroom.websub.max-pings must");
        refused(Map.of("wireroom.websub.allowed-networks", "localhost/8"), "wireroom.websub.allowed-networks: ");
    }

    private static void refused(Map<String, String> settings, String message) {
        Map<String, String> all = new HashMap<>(settings);
        assertThatThrownBy(() -> WebSubBeans.service(
                        config(all),
                        new KafkaSettings("127.0.0.1:1", Map.of()),
                        TopicNames.DEFAULT,
                        hubs(all),
                        new FakeChanges(),
                        VERTX,
                        new SimpleMeterRegistry()))
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageStartingWith(message);
    }
}
