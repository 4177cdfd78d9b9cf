package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Hugo archive. */
@QuarkusTest
@WithTestResource(RunningWireroom.class)
class HugoIT {
    private static final String DATE = "2023-02-03T04:05:06Z";

    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();
    private final String source = "Source" + id;

    @BeforeEach
    void waitForTheArchive() {
        client.await("/v1/articles?limit=1", 200, "items");
    }

    @Test
    void exportsEverythingAndThenChanges() throws IOException {
        long gone = WireroomClient.newId();
        client.publish(id, source, "Stays", DATE);
        client.publish(gone, source, "Goes", DATE);
        Map<String, String> whole = untar(client.bytes("/v1/hugo.tar.gz").body());
        assertThat(whole).containsKeys("news/202302/" + id + "-stays.md", "news/202302/" + gone + "-goes.md");

        client.withdraw(gone, source, "mistaken");
        client.publish(id, source, "Stays and changes", DATE);
        String since = whole.getOrDefault("cursor.txt", "").strip();
        Map<String, String> later =
                untar(client.bytes("/v1/hugo.tar.gz?cursor=" + since).body());

        assertThat(later.keySet()).containsExactly("news/202302/" + id + "-stays.md", "deleted.txt", "cursor.txt");
        assertThat(later.get("news/202302/" + id + "-stays.md")).contains("Stays and changes");
        assertThat(later.get("deleted.txt")).isEqualTo("news/202302/" + gone + "-goes.md\n");
        String last = later.getOrDefault("cursor.txt", "").strip();
        assertThat(untar(client.bytes("/v1/hugo.tar.gz?cursor=" + last).body()))
                .containsOnly(Map.entry("deleted.txt", ""), Map.entry("cursor.txt", last + "\n"));
    }

    @Test
    void hugoBuildsTheArchive(@TempDir Path site) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/hugo")), "skipped: hugo is not installed");
        client.publish(id, source, "Built by Hugo", DATE);
        for (Map.Entry<String, String> file :
                untar(client.bytes("/v1/hugo.tar.gz").body()).entrySet()) {
            Path path = site.resolve("content").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(
                site.resolve("hugo.toml"),
                "baseURL = \"https://site.example/\"\nignoreFiles = ['[/\\\\](cursor|deleted)\\.txt$']\n");
        Files.createDirectories(site.resolve("layouts/_default"));
        Files.writeString(site.resolve("layouts/_default/single.html"), "<h1>{{ .Title }}</h1>{{ .Content }}");

        Process hugo = new ProcessBuilder("/usr/bin/hugo", "--source", site.toString())
                .redirectErrorStream(true)
                .redirectOutput(site.resolve("hugo.log").toFile())
                .start();

        assertThat(hugo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(hugo.exitValue())
                .as(Files.readString(site.resolve("hugo.log")))
                .isZero();
        try (var built = Files.walk(site.resolve("public"))) {
            assertThat(built.filter(path -> path.toString().contains(id + "-built-by-hugo")))
                    .isNotEmpty();
        }
        assertThat(site.resolve("content/cursor.txt")).exists();
        assertThat(site.resolve("content/deleted.txt")).exists();
        assertThat(site.resolve("public/cursor.txt")).doesNotExist();
        assertThat(site.resolve("public/deleted.txt")).doesNotExist();
    }

    private static Map<String, String> untar(byte[] bytes) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
