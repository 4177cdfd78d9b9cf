package io.wireroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.ArchitectureTest.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of packages in {@code architecture.md} is the one that {@link ArchitectureTest} enforces. */
class ArchitecturePageTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.*) \\| (.*) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z.]+)`");

    /** A row of the table. */
    private record Row(String content, Set<String> uses) {}

    @Test
    void namesEveryPackage() throws IOException {
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ArchitectureTest.packages().stream().map(Rules::name).toList());
    }

    @ParameterizedTest
    @MethodSource("io.wireroom.ArchitectureTest#packages")
    void namesWhatAPackageMayUse(Rules rules) throws IOException {
        assertThat(row(rules.name()).uses()).isEqualTo(new TreeSet<>(rules.packages()));
    }

    @ParameterizedTest
    @MethodSource("io.wireroom.ArchitectureTest#packages")
    void namesThePartsOfAPackageThatHasSome(Rules rules) throws IOException {
        Set<String> named = CODE.matcher(row(rules.name()).content())
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        assertThat(named).containsAll(parts(rules.name()));
    }

    private static Row row(String name) throws IOException {
        return Objects.requireNonNull(table().get(name), name);
    }

    private static Map<String, Row> table() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        try (Stream<String> lines = Files.lines(Path.of("src/docs/architecture.md"))) {
            lines.dropWhile(line -> !line.startsWith("| package |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(ROW::matcher)
                    .forEach(row -> {
                        assertThat(row.matches()).as("a row of three columns").isTrue();
                        rows.put(row.group(1), new Row(row.group(2), words(row.group(3))));
                    });
        }
        return rows;
    }

    private static Set<String> words(String list) {
        return list.equals("–") ? Set.of() : new TreeSet<>(Arrays.asList(list.split(", ", -1)));
    }

    private static Set<String> parts(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/wireroom", name))) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
