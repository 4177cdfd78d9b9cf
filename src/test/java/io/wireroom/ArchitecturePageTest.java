package io.wireroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.ArchitectureTest.Rules;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code architecture.md} names exists; its table of packages is the one that {@link ArchitectureTest} enforces. */
class ArchitecturePageTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.*) \\| (.*) \\|");
    private static final Path PAGE = Path.of("src/docs/architecture.md");
    private static final Pattern STEP =
            Pattern.compile("\\| `([a-z.]+\\.[A-Z]\\w+)` \\| ((?:`\\w+`(?:, )?)+) \\| .* \\|");
    private static final Pattern TYPE = Pattern.compile("`([a-z.]+\\.[A-Z]\\w+)`");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)`");
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

    @Test
    void namesStepsThatExist() throws IOException {
        List<Matcher> steps;
        try (Stream<String> lines = Files.lines(PAGE)) {
            steps = lines.map(STEP::matcher).filter(Matcher::matches).toList();
        }
        assertThat(steps)
                .hasSizeGreaterThan(40)
                .allSatisfy(step -> assertThat(
                                METHOD.matcher(step.group(2)).results().map(each -> each.group(1)))
                        .as(step.group(1))
                        .isSubsetOf(Arrays.stream(type(step.group(1)).getDeclaredMethods())
                                .map(Method::getName)
                                .toList()));
    }

    @Test
    void namesTypesThatExist() throws IOException {
        assertThat(TYPE.matcher(Files.readString(PAGE)).results().map(each -> each.group(1)))
                .hasSizeGreaterThan(100)
                .allSatisfy(ArchitecturePageTest::type);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("io.wireroom." + name, false, ArchitecturePageTest.class.getClassLoader());
    }

    private static Row row(String name) throws IOException {
        return Objects.requireNonNull(table().get(name), name);
    }

    private static Map<String, Row> table() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        try (Stream<String> lines = Files.lines(PAGE)) {
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
