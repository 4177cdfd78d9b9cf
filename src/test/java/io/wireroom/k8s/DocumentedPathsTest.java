package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedPathsTest {
    private static final Pattern PATH = Pattern.compile("(?<![\\w/.-])(?:k8s|docker)/[\\w./-]*[\\w]");

    @Test
    void everyPathThatDocumentsNameExists() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (var files = Files.walk(Path.of("src/docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        int found = 0;
        for (Path document : documents) {
            Matcher path = PATH.matcher(Files.readString(document));
            while (path.find()) {
                found++;
                assertThat(Path.of(path.group())).as("in " + document).exists();
            }
        }
        assertThat(found).as("paths named in documents").isPositive();
    }
}
