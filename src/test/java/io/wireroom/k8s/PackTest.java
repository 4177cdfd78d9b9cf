package io.wireroom.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release packs: the same manifests, with its image. */
class PackTest {
    private static final String IMAGE = "registry.example:5000/news/wireroom";

    @TempDir
    private Path folder;

    @Test
    void packedManifestsDifferInTheImageOnly() throws Exception {
        Path packed = folder.resolve("manifests");
        assertThat(run("k8s/pack", IMAGE + ":1.2.3", packed.toString())).isZero();

        List<String> before = images(Overlay.PRODUCTION);
        assertThat(before).contains("registry.example/wireroom:0.1.0").doesNotContain(IMAGE + ":1.2.3");
        assertThat(Overlay.render(packed.resolve("overlays/production").toString()).stream()
                        .map(object -> object.toString().replace(IMAGE + ":1.2.3", "registry.example/wireroom:0.1.0"))
                        .toList())
                .isEqualTo(Overlay.PRODUCTION.objects().stream()
                        .map(Object::toString)
                        .toList());
        assertThat(Overlay.render(packed.resolve("overlays/production").toString()).stream()
                        .flatMap(object -> object.findValuesAsText("image").stream()))
                .contains(IMAGE + ":1.2.3")
                .doesNotContain("registry.example/wireroom:0.1.0");
    }

    @Test
    void anImageWithoutAVersionIsRefused() throws Exception {
        assertThat(run("k8s/pack", "wireroom", folder.resolve("manifests").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("manifests")).doesNotExist();
    }

    private static List<String> images(Overlay overlay) {
        return overlay.objects().stream()
                .flatMap(object -> object.findValuesAsText("image").stream())
                .toList();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).as(said).doesNotContain("No such file");
        return process.waitFor();
    }
}
