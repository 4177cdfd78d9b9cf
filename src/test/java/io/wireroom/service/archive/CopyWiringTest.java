package io.wireroom.service.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.config.TestConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.objects.FolderObjectStore;
import io.wireroom.objects.S3ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyWiringTest {
    private static final String COPIES = "wireroom.archive.copies.";

    @TempDir
    private Path folder;

    @Test
    void thereAreNoCopiesByDefaultAndNoneWithoutAnArchive() {
        assertThat(CopyWiring.store(config(Map.of()))).isEmpty();
        assertThat(CopyWiring.store(config(Map.of("wireroom.roles", "pipeline,assets", COPIES + "kind", "s3"))))
                .isEmpty();
    }

    @Test
    void copiesAreInAFolderOrInABucket() {
        assertThat(CopyWiring.store(config(Map.of(
                        COPIES + "kind",
                        "folder",
                        COPIES + "folder.path",
                        folder.resolve("copies").toString()))))
                .get()
                .isInstanceOf(FolderObjectStore.class);
        assertThat(CopyWiring.store(config(
                        Map.of(COPIES + "kind", "s3", COPIES + "s3.bucket", "archive", COPIES + "s3.prefix", "news/"))))
                .get()
                .isInstanceOf(S3ObjectStore.class)
                .satisfies(store -> assertThat(store.name()).isEqualTo("s3://archive/news/"));
    }

    @Test
    void theStartIsGivenUpAfterTimesThatCanBeSet() {
        var defaults = CopyWiring.limits(config(Map.of()).archive().copies());
        assertThat(defaults.stall()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.total()).isEqualTo(Duration.ofMinutes(10));
        assertThat(CopyWiring.settings(config(Map.of(COPIES + "interval", "5m", COPIES + "keep", "3"))
                                .archive()
                                .copies())
                        .keep())
                .isEqualTo(3);
    }

    /** The images' bucket may be public, whatever the prefix. */
    @Test
    void refusesTheStoreOfTheImages() {
        Map<String, String> images = new HashMap<>(Map.of(
                "wireroom.assets-store.kind",
                "s3",
                "wireroom.assets-store.s3.bucket",
                "pictures",
                COPIES + "kind",
                "s3",
                COPIES + "s3.bucket",
                "pictures",
                COPIES + "s3.prefix",
                "private/"));
        refused(images, COPIES + "s3.bucket must not be the bucket of the images");
        images.put(COPIES + "s3.endpoint", "https://other.example");
        assertThat(CopyWiring.store(config(images))).isPresent();

        Path data = folder.resolve("data");
        for (String position : new String[] {"assets", "assets/copies", ".", "archive/copies"}) {
            refused(
                    Map.of(
                            "wireroom.data",
                            data.toString(),
                            COPIES + "kind",
                            "folder",
                            COPIES + "folder.path",
                            data.resolve(position).toString()),
                    COPIES + "folder.path=");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3.bucket, ''",
        "s3.endpoint, localhost:9000",
        "s3.prefix, news",
        "folder.path, ''",
        "start-timeout, 0s",
        "stall-timeout, -1s",
        "interval, 10ms",
        "keep, 0"
    })
    void refusesWhatMakesNoSense(String setting, String value) {
        Map<String, String> settings = new HashMap<>();
        settings.put(COPIES + "kind", setting.startsWith("folder") ? "folder" : "s3");
        settings.put(COPIES + "s3.bucket", "archive");
        settings.put(COPIES + setting, value);
        refused(settings, COPIES + setting);
    }

    @Test
    void refusesAFolderThatCanNotBeMade() throws IOException {
        String file = Files.writeString(folder.resolve("file"), "").toString();
        refused(
                Map.of(COPIES + "kind", "folder", COPIES + "folder.path", file),
                COPIES + "folder.path=" + file + " can't be used");
    }

    private static void refused(Map<String, String> settings, String notReadyReason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    WireroomConfig config = config(settings);
                    var _ = CopyWiring.limits(config.archive().copies());
                    var _ = CopyWiring.settings(config.archive().copies());
                    var _ = CopyWiring.store(config);
                })
                .withMessageStartingWith(notReadyReason);
    }

    private static WireroomConfig config(Map<String, String> settings) {
        return TestConfig.of(settings);
    }
}
