package io.wireroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The build runs tests of a shared service in one execution, by their annotation, and all others in a second one, which leaves the first
 * ones' files out. A file that is left out without the annotation would not be run at all.
 */
class SharedServicesTest {
    private static final Pattern EXCLUDE = Pattern.compile("<exclude>([*].*)</exclude>");

    @Test
    void theFilesThatTheBuildLeavesOutAreThoseOfTheOtherExecution() throws IOException {
        List<PathMatcher> excluded = EXCLUDE.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> FileSystems.getDefault().getPathMatcher("glob:" + found.group(1)))
                .toList();

        assertThat(files(file -> excluded.stream().anyMatch(each -> each.matches(file))))
                .hasSizeGreaterThan(30)
                .isEqualTo(files(SharedServicesTest::sharesAService));
    }

    private interface Condition {
        boolean holds(Path file);
    }

    private static List<Path> files(Condition condition) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("IT.java") && condition.holds(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean sharesAService(Path file) {
        try {
            return Files.readString(file).contains("\n@QuarkusTest\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
