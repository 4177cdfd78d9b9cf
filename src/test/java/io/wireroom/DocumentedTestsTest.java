package io.wireroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that the documentation names exist. */
class DocumentedTestsTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("^    void (\\w+)\\(", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/promises.md", "src/docs/threats.md"})
    void namesOnlyExistingTests(String page) throws IOException {
        Map<String, Path> classes = classes();
        TreeSet<String> unknown = new TreeSet<>();
        int named = 0;
        for (Matcher test = TEST.matcher(Files.readString(Path.of(page))); test.find(); named++) {
            Path file = classes.get(test.group(1));
            if (file == null || !hasTest(file, test.group(2))) {
                unknown.add(test.group(1) + "#" + test.group(2));
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(named).isGreaterThan(20);
    }

    private static Map<String, Path> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static boolean hasTest(Path file, String method) throws IOException {
        return METHOD.matcher(Files.readString(file))
                .results()
                .anyMatch(found -> found.group(1).equals(method));
    }
}
