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
    void imagesHaveAVersionAndAnotherCanBeGiven(Map.Entry<String, JsonNode> service) {
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
    void everyProcessIsHeldDown(Map.Entry<String, JsonNode> service) {
        JsonNode options = service.getValue();
        assertThat(texts(options.path("cap_drop"))).containsExactly("ALL");
        assertThat(options.has("cap_add") || options.has("privileged")).isFalse();
        assertThat(texts(options.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(options.path("mem_limit").asText()).matches("\\d+[mg]");
    }

    @ParameterizedTest
    @MethodSource("services")
    void whoDependsOnAnotherWaitsUntilItIsHealthyOrDone(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("depends_on").properties()).allSatisfy(dependency -> {
            JsonNode on = COMPOSE.path("services").path(dependency.getKey());
            switch (dependency.getValue().path("condition").asText()) {
                case "service_healthy" -> assertThat(on.has("healthcheck")).isTrue();
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
    void wireroomIsGivenTheTimeThatStoppingTakes() {
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
    void filesThatAreMountedAreThere(Map.Entry<String, JsonNode> service) {
        assertThat(texts(service.getValue().path("volumes"))).allSatisfy(volume -> {
            String from = volume.substring(0, volume.indexOf(':'));
            if (from.startsWith(".")) {
                assertThat(FOLDER.resolve(from)).isRegularFile();
            } else {
                assertThat(COMPOSE.path("volumes").has(from)).as(from).isTrue();
            }
        });
    }

    @Test
    void partnersAreThoseOfAFileThatCanBeRead() throws IOException {
        assertThat(PartnersFile.read(Files.readString(FOLDER.resolve("compose/partners.yaml"))))
                .isInstanceOf(PartnersFile.Good.class);
    }
}
