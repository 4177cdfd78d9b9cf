package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.partner.PartnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code docker compose -f docker/compose.yaml up} would start, by rules of our own. */
class ComposeTest {
    private static final Path FOLDER = Path.of("docker");
    private static final JsonNode COMPOSE = read(FOLDER.resolve("compose.yaml"));

    /** With anchors and merges resolved. */
    private static JsonNode read(Path file) {
        try {
            Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new ObjectMapper().valueToTree(all);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Map.Entry<String, JsonNode>> services() {
        return COMPOSE.path("services").properties().stream();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("services")
    void imagesHaveAVersionAndCanBeReplaced(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("image").asText())
                .matches("\\$\\{[A-Z0-9]+_IMAGE:-[a-z0-9/]+:[a-z0-9][a-z0-9.]*}")
                .doesNotContain(":latest");
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingIsReachableFromOtherMachines(Map.Entry<String, JsonNode> service) {
        assertThat(texts(service.getValue().path("ports"))).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
        assertThat(service.getValue().has("network_mode")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyProcessHasRestrictedPrivileges(Map.Entry<String, JsonNode> service) {
        JsonNode options = service.getValue();
        assertThat(texts(options.path("cap_drop"))).containsExactly("ALL");
        assertThat(options.has("cap_add") || options.has("privileged")).isFalse();
        assertThat(texts(options.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(options.path("mem_limit").asText()).matches("\\d+[mg]");
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesWaitForTheirDependencies(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("depends_on").properties()).allSatisfy(dependency -> {
            JsonNode on = COMPOSE.path("services").path(dependency.getKey());
            switch (dependency.getValue().path("condition").asText()) {
                case "service_healthy" ->
                    assertThat(on.has("healthcheck")
                                    // Wireroom's image has its own.
                                    || on.path("image").asText().startsWith("${WIREROOM_IMAGE:"))
                            .isTrue();
                case "service_completed_successfully" ->
                    assertThat(on.has("restart")).isFalse();
                case String other -> throw new AssertionError(other);
            }
        });
    }

    @Test
    void wireroomWritesToItsVolumeAlone() {
        assertThat(List.of("pipeline", "endpoint")).allSatisfy(name -> {
            JsonNode service = COMPOSE.path("services").path(name);
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("user").asText()).isEqualTo("10001:10001");
            assertThat(texts(service.path("volumes")))
                    .contains(name + ":/data")
                    .filteredOn(volume -> volume.startsWith("."))
                    .allMatch(volume -> volume.endsWith(":ro"));
        });
    }

    @Test
    void stopTimeoutIsSufficient() {
        int delay = 2;
        int requests = 20;
        int lastTransaction = 30;
        assertThat(List.of("pipeline", "endpoint"))
                .allSatisfy(name -> assertThat(Integer.parseInt(COMPOSE.path("services")
                                .path(name)
                                .path("stop_grace_period")
                                .asText()
                                .replace("s", "")))
                        .isGreaterThanOrEqualTo(delay + requests + lastTransaction));
    }

    @ParameterizedTest
    @MethodSource("services")
    void mountedFilesExist(Map.Entry<String, JsonNode> service) {
        assertThat(texts(service.getValue().path("volumes"))).allSatisfy(volume -> {
            String from = volume.substring(0, volume.indexOf(':'));
            if (from.startsWith(".")) {
                assertThat(FOLDER.resolve(from)).isRegularFile();
            } else {
                assertThat(COMPOSE.path("volumes").has(from)).as(from).isTrue();
            }
        });
    }

    /** A bucket that nobody else may read, with the keys that Wireroom has. */
    @Test
    void bucketAndServiceHaveTheSameKeys() throws IOException {
        JsonNode s3 = COMPOSE.path("services").path("s3");
        assertThat(s3.path("command").asText()).contains("-s3.config=/etc/seaweedfs/s3.json");
        assertThat(texts(s3.path("volumes"))).contains("./compose/s3.json:/etc/seaweedfs/s3.json:ro");
        JsonNode keys =
                new ObjectMapper().readTree(FOLDER.resolve("compose/s3.json").toFile());
        assertThat(keys.path("identities")).hasSize(1);
        assertThat(List.of("pipeline", "endpoint")).allSatisfy(name -> {
            JsonNode given = COMPOSE.path("services").path(name).path("environment");
            JsonNode known = keys.at("/identities/0/credentials/0");
            assertThat(given.path("AWS_ACCESS_KEY_ID")).isEqualTo(known.path("accessKey"));
            assertThat(given.path("AWS_SECRET_ACCESS_KEY")).isEqualTo(known.path("secretKey"));
        });
    }

    /** What alerts and dashboard select by. */
    @Test
    void metricsHaveTheNamesOfInstallationAndProcess() {
        JsonNode job = read(FOLDER.resolve("compose/prometheus.yaml")).at("/scrape_configs/0");
        assertThat(job.at("/static_configs/0/labels/namespace").asText()).isNotEmpty();
        assertThat(job.at("/static_configs/0/labels/installation").asText()).isNotEmpty();
        assertThat(job.at("/relabel_configs/0/target_label").asText()).isEqualTo("pod");
    }

    @Test
    void theDemoProfileIsOptional() {
        assertThat(services()
                        .filter(service -> service.getValue().has("profiles"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("producer", "reader");
    }

    @Test
    void thePartnersFileIsValid() throws IOException {
        assertThat(PartnersFile.read(Files.readString(FOLDER.resolve("compose/partners.yaml"))))
                .isInstanceOf(PartnersFile.Valid.class);
    }
}
