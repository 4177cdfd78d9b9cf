package io.wireroom.service.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.RouteMeters;
import io.wireroom.route.CurrentRoutes;
import io.wireroom.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules in force follow the file, and a broken file leaves them as they are. Kafka is not asked. */
class RouteDirectoryTest {
    private static final String SEA = "{name: sea, topic: sea, format: article, when: {tags: [sea]}}";
    private static final String RAIL = "{name: rail, topic: rail, format: hugo, when: {tags: [rail]}}";

    private final CurrentRoutes rules = new CurrentRoutes();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topics topics = new Topics(new KafkaSettings("127.0.0.1:1", Map.of()), TopicNames.DEFAULT);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private RouteDirectory directory;

    @BeforeEach
    void make() {
        Map<String, String> settings =
                Map.of("wireroom.routes.file", file().toString(), "wireroom.routes.poll", "20ms");
        WireroomConfig config = ConfigUtils.configBuilder()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WireroomConfig.class);
        RouteTopics routeTopics =
                new RouteTopics(topics, new RouteTopics.CreationSettings(false, 1, null), Duration.ofMinutes(1));
        directory = new RouteDirectory(config, TopicNames.DEFAULT, rules, routeTopics, new RouteMeters(meters), meters);
    }

    @AfterEach
    void stop() {
        directory.stop();
        topics.close();
    }

    private Path file() {
        return folder.resolve("routes.yaml");
    }

    /** Written as editors and Kubernetes do: the file is replaced as a whole. */
    private void write(String... routes) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), "routes: [" + String.join(", ", routes) + "]\n");
        Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> names() {
        return rules.table().routes().stream().map(Route::name).toList();
    }

    private double ok() {
        return meters.get("wireroom.routes.file.ok").gauge().value();
    }

    @Test
    void reloadsAChangedFileAndIgnoresAnInvalidOne() throws Exception {
        write(SEA);
        directory.start(new StartupEvent());
        assertThat(names()).containsExactly("sea");

        write(SEA, RAIL);
        KafkaFixture.until(() -> names().equals(List.of("sea", "rail")));

        write(RAIL.replace("hugo", "rss"));
        KafkaFixture.until(() -> ok() == 0);
        assertThat(names()).containsExactly("sea", "rail");

        Files.delete(file());
        write(RAIL);
        KafkaFixture.until(() -> ok() == 1 && names().equals(List.of("rail")));
    }

    @Test
    void anInvalidOrMissingFilePreventsTheStart() throws IOException {
        assertThatThrownBy(() -> directory.start(new StartupEvent())).isInstanceOf(PreventFurtherStepsException.class);

        write(SEA.replace("article", "rss"));
        assertThatThrownBy(() -> directory.start(new StartupEvent())).isInstanceOf(PreventFurtherStepsException.class);
    }
}
