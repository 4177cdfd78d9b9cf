package io.wireroom.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.ContainerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the image and what is not, and how it refuses settings with which it can't work. */
class ImageIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<TarArchiveEntry> FILES = new ArrayList<>();
    private static String components = "";

    @BeforeAll
    static void list() throws IOException {
        String id = Engine.docker().createContainerCmd(Engine.wireroom()).exec().getId();
        try (InputStream root =
                        Engine.docker().copyArchiveFromContainerCmd(id, "/").exec();
                TarArchiveInputStream files = new TarArchiveInputStream(root)) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                FILES.add(file);
                if (file.getName().endsWith("/usr/share/sbom/wireroom.cdx.json")) {
                    components = new String(files.readAllBytes(), UTF_8);
                }
            }
        } finally {
            Engine.docker().removeContainerCmd(id).withRemoveVolumes(true).exec();
        }
    }

    @Test
    void hasNoShellNoPackageManagerAndNoOtherProgram() {
        assertThat(FILES)
                .filteredOn(file -> file.isFile() && file.getSize() > 0 && (file.getMode() & 0111) != 0)
                .extracting(file -> file.getName().replaceFirst("^[./]*", ""))
                .as("programs, and libraries that may be marked as such")
                .allMatch(name -> name.contains(".so") || name.startsWith("opt/java/"))
                .contains("opt/java/bin/java");
    }

    @Test
    void hasNoEmbeddedBroker() {
        assertThat(FILES)
                .extracting(TarArchiveEntry::getName)
                .anyMatch(name -> name.contains("org.apache.kafka.kafka-clients-"))
                .noneMatch(name -> name.contains("kafka_2.13") || name.contains("kafka-server-"));
    }

    @Test
    void onlyTheVolumeAndTmpAreWritable() {
        assertThat(FILES)
                .filteredOn(file -> !file.isSymbolicLink()
                        && ((file.getMode() & 0002) != 0
                                || file.getLongUserId() == 10_001
                                || file.getLongGroupId() == 10_001))
                .extracting(file -> file.getName().replaceFirst("^[./]*", ""))
                .containsExactlyInAnyOrder("data/", "tmp/");
        assertThat(FILES).noneMatch(file -> (file.getMode() & 06000) != 0);
    }

    @Test
    void containsABillOfMaterials() throws IOException {
        assertThat(new ObjectMapper().readTree(components).path("components").findValuesAsText("name"))
                .contains("wireroom", "kafka-clients", "lucene-core", "jre", "libc6")
                .doesNotContain("kafka_2.13");
    }

    @Test
    void hasLabels() {
        ContainerConfig config = Objects.requireNonNull(
                Engine.docker().inspectImageCmd(Engine.wireroom()).exec().getConfig());
        assertThat(config.getLabels())
                .containsEntry("org.opencontainers.image.title", "Wireroom")
                .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
                .containsKeys(
                        "org.opencontainers.image.description",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.revision");
        assertThat(config.getUser()).isEqualTo("10001:10001");
        assertThat(config.getVolumes()).containsOnlyKeys("/data");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            WIREROOM_ROLES,                         printer,         wireroom.roles
            WIREROOM_PIPELINE_PARTITIONS,           many,            wireroom.pipeline.partitions
            WIREROOM_DATA,                          /opt/wireroom,   /opt/wireroom
            WIREROOM_PARTNERS_FILE,                 /none.yaml,      /none.yaml
            WIREROOM_SITE,                          news.example,    wireroom.site=news.example has to be
            WIREROOM_TOPICS_HELD,                   articles.ingest, topic names must be different
            WIREROOM_MIRROR_ENABLED,                true,            wireroom.mirror
            KAFKA_BOOTSTRAP_SERVERS,                '',              KAFKA_BOOTSTRAP_SERVERS
            KAFKA_BOOTSTRAP_SERVERS,                nonsense,        nonsense
            """)
    void exitsWithAReasonForAnInvalidSetting(String setting, String value, String reason) throws Exception {
        try (Wireroom process = new Wireroom().endingByItself()) {
            process.withEnv("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9").withEnv(setting, value);
            process.start();
            assertThat(process.awaitEnd(TIMEOUT)).isNotZero();
            assertThat(process.getLogs()).contains(reason);
        }
    }
}
