package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The settings that manifests give are ones that there are, with values that they take. */
class SettingsTest {
    /** Those of the frame. */
    private static final Set<String> OTHERS = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_SHUTDOWN_DELAY",
            "QUARKUS_SHUTDOWN_TIMEOUT",
            "QUARKUS_HTTP_SSL_PORT",
            "QUARKUS_TLS_KEY_STORE_PEM_0_CERT",
            "QUARKUS_TLS_KEY_STORE_PEM_0_KEY",
            "QUARKUS_TLS_RELOAD_PERIOD",
            "SMALLRYE_CONFIG_LOCATIONS");

    private static final Set<Pattern> KNOWN =
            ConfigMappings.getProperties(ConfigClass.configClass(WireroomConfig.class, "wireroom")).keySet().stream()
                    .map(SettingsTest::asVariable)
                    .collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void areKnown(Overlay overlay) {
        assertThat(overlay.wirerooms())
                .hasSizeGreaterThan(1)
                .allSatisfy(workload -> assertThat(
                                environment(overlay, workload).keySet())
                        .filteredOn(name -> !OTHERS.contains(name))
                        .allSatisfy(name -> assertThat(KNOWN)
                                .as(name)
                                .anyMatch(known -> known.matcher(name).matches())));
    }

    @ParameterizedTest
    @EnumSource
    void areTakenByTheService(Overlay overlay) throws IOException {
        for (JsonNode workload : overlay.wirerooms()) {
            WireroomConfig config = config(overlay, workload);
            String role = Overlay.name(workload).replace("wireroom-", "");
            Role first = Role.valueOf(role.toUpperCase(Locale.ROOT));
            assertThat(config.roles()).isEqualTo(first == Role.ENDPOINT ? Set.of(first, Role.WEBHOOKS) : Set.of(first));
            assertThat(config.sources()).as("from the mounted file").isNotEmpty();
        }
    }

    @Test
    void everyPipelineHasAUniqueInstanceId() throws IOException {
        JsonNode pipeline = Overlay.PRODUCTION.object("StatefulSet", "wireroom-pipeline");
        assertThat(config(Overlay.PRODUCTION, pipeline).pipeline().instanceId()).contains("metadata.name");
    }

    @Test
    void strimziConfiguresClientCertificates() throws IOException {
        for (JsonNode workload : Overlay.STRIMZI.wirerooms()) {
            assertThat(config(Overlay.STRIMZI, workload).kafka().properties())
                    .containsEntry("security.protocol", "SSL")
                    .containsEntry("ssl.truststore.type", "PEM")
                    .containsEntry("ssl.truststore.location", "/etc/wireroom/kafka-ca/ca.crt")
                    .containsEntry("ssl.keystore.type", "PEM")
                    .containsEntry("ssl.keystore.key", Overlay.name(workload))
                    .containsEntry("ssl.keystore.certificate.chain", Overlay.name(workload))
                    .doesNotContainKeys("ssl.keystore.location", "ssl.keystore.password");
        }
    }

    @Test
    void eachRoleHasAKafkaUserOfItsOwn() {
        for (JsonNode workload : Overlay.PRODUCTION.wirerooms()) {
            assertThat(workload.at("/spec/template/spec/volumes").findValuesAsText("secretName"))
                    .filteredOn(secret -> secret.startsWith("wireroom-kafka"))
                    .containsExactly(Overlay.name(workload).replace("wireroom-", "wireroom-kafka-"));
        }
    }

    @Test
    void strimziGrantsAccessToTheConfiguredTopics() throws IOException {
        JsonNode pipeline = Overlay.STRIMZI.object("StatefulSet", "wireroom-pipeline");
        WireroomConfig config = config(Overlay.STRIMZI, pipeline);
        Set<String> topics = Set.of(
                config.topics().ingest(),
                config.topics().normalized(),
                config.topics().held(),
                config.topics().rejected(),
                config.topics().journal(),
                config.topics().deliveries(),
                config.topics().cursors());
        assertThat(Overlay.STRIMZI.ofKind("KafkaTopic").map(Overlay::name)).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(granted("wireroom-pipeline", "group"))
                .containsExactly(config.pipeline().applicationId());
        assertThat(granted("wireroom-pipeline", "transactionalId"))
                .containsExactly(config.pipeline().applicationId() + "-");
        assertThat(granted("wireroom-pipeline", "topic"))
                .containsAll(topics)
                .contains(config.pipeline().applicationId() + "-");
        assertThat(granted("wireroom-assets", "group"))
                .containsExactly(config.assetsStore().group());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEVELOPMENT")
    void autoscalersUseTheConfiguredGroupsAndTopics(Overlay overlay) throws IOException {
        WireroomConfig config = config(overlay, overlay.object("StatefulSet", "wireroom-pipeline"));
        String pipeline = config.pipeline().applicationId();
        assertThat(asked(overlay, "wireroom-pipeline"))
                .containsExactlyInAnyOrder(
                        pipeline + " " + config.topics().ingest(),
                        pipeline + " " + pipeline + "-by-article-repartition");
        assertThat(asked(overlay, "wireroom-assets"))
                .containsExactly(
                        config.assetsStore().group() + " " + config.topics().normalized());
    }

    @Test
    void strimziGrantsAutoscalersAccess() {
        for (String scaled : Set.of("wireroom-pipeline", "wireroom-assets")) {
            assertThat(asked(Overlay.STRIMZI, scaled)).allSatisfy(asked -> {
                String[] groupAndTopic = asked.split(" ", 2);
                assertThat(granted("wireroom-keda", "group")).contains(groupAndTopic[0]);
                assertThat(granted("wireroom-keda", "topic")).contains(groupAndTopic[1]);
            });
        }
    }

    /** Groups and the topics that they read, by which a workload is scaled. */
    private static Set<String> asked(Overlay overlay, String scaled) {
        return overlay.object("ScaledObject", scaled)
                .at("/spec/triggers")
                .valueStream()
                .map(trigger -> trigger.path("metadata"))
                .map(about -> about.path("consumerGroup").asText() + " "
                        + about.path("topic").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> granted(String user, String type) {
        return Overlay.STRIMZI
                .object("KafkaUser", user)
                .at("/spec/authorization/acls")
                .valueStream()
                .map(acl -> acl.path("resource"))
                .filter(resource -> resource.path("type").asText().equals(type))
                .map(resource -> resource.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static WireroomConfig config(Overlay overlay, JsonNode workload) throws IOException {
        Properties sources = new Properties();
        sources.load(new StringReader(overlay.object("ConfigMap", "wireroom-sources")
                .at("/data/application.properties")
                .asText()));
        Map<String, String> mounted = new LinkedHashMap<>();
        sources.stringPropertyNames().forEach(name -> mounted.put(name, sources.getProperty(name)));
        return new SmallRyeConfigBuilder()
                .withMapping(WireroomConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("wireroom.kafka.bootstrap-servers", "from KAFKA_BOOTSTRAP_SERVERS")
                .withSources(
                        new EnvConfigSource(environment(overlay, workload), 300),
                        new PropertiesConfigSource(mounted, "mounted", 260))
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(WireroomConfig.class);
    }

    /** What a container is given; what comes from elsewhere is told by where it comes from. */
    private static Map<String, String> environment(Overlay overlay, JsonNode workload) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode from : Overlay.container(workload).path("envFrom")) {
            String map = from.at("/configMapRef/name").asText();
            overlay.ofKind("ConfigMap")
                    .filter(object -> Overlay.name(object).equals(map))
                    .flatMap(object -> object.path("data").properties().stream())
                    .forEach(entry ->
                            variables.put(entry.getKey(), entry.getValue().asText()));
        }
        for (JsonNode variable : Overlay.container(workload).path("env")) {
            String elsewhere = variable.at("/valueFrom/fieldRef/fieldPath")
                    .asText(variable.at("/valueFrom/secretKeyRef/name").asText());
            variables.put(variable.path("name").asText(), variable.path("value").asText(elsewhere));
        }
        return variables;
    }

    /** {@code wireroom.kafka.properties.*} is any variable that begins so. */
    private static Pattern asVariable(String property) {
        String name = property.toUpperCase(Locale.ROOT).replace("*", "ANY").replaceAll("[^A-Z0-9]", "_");
        return Pattern.compile(name.replaceAll("_ANY$", "_.+").replace("_ANY_", "_.+_"));
    }
}
