package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.image.QrImage;
import io.wireroom.image.QrStyle;
import io.wireroom.pipeline.CorpusFiles.CorpusFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusQrCodesIT {
    @TempDir
    private Path folder;

    @Test
    void zbarReadsEveryArticlesCanonicalUrl() throws Exception {
        boolean present = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "zbarimg")));
        assumeTrue(present, "skipped: zbarimg is not installed");
        List<String> command = new ArrayList<>(List.of("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable"));
        List<String> urls = new ArrayList<>();
        for (CorpusFile file : CorpusFiles.all()) {
            String url = CorpusFiles.SITE + file.path();
            Path picture = folder.resolve(urls.size() + ".png");
            Files.write(picture, QrImage.of(url, QrStyle.DEFAULT).orElseThrow().png());
            command.add(picture.toString());
            urls.add(url);
        }

        Process zbar = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(zbar.getInputStream().readAllBytes(), UTF_8).lines())
                .containsExactlyElementsOf(urls);
    }
}
