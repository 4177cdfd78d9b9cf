package io.wireroom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real articles that lie beside the project, not in it; tests that read them are skipped, and say so, where they are absent. */
public final class Corpus {
    private static final Path SHARED = Path.of(System.getProperty("shared.folder", "../shared"))
            .toAbsolutePath()
            .normalize();

    private Corpus() {}

    /** Every Markdown file under {@code corpus}, sorted by path: {@code yyyyMM/{article_id}-{slug}.md}. */
    public static List<Path> articles() {
        return markdown(folder("corpus"));
    }

    /** The files under {@code corpus-odd}, each with a defect. */
    public static List<Path> oddArticles() {
        return markdown(folder("corpus-odd"));
    }

    /** A file or folder that lies beside the project, such as {@code reference/ninjs}. */
    public static Path folder(String name) {
        Path path = SHARED.resolve(name);
        assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not here");
        return path;
    }

    private static List<Path> markdown(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.getFileName().toString().equals("README.md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
