package io.wireroom.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDocumentsTest {
    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();

    private double read(Path path) throws Exception {
        try (LocalDocuments documents = LocalDocuments.of(path)) {
            documents.forEach(document -> found.add(document.name() + "="
                    + (document.isTooLarge() ? "too large" : new String(document.content(), UTF_8))));
            found.add("skipped " + documents.skipped());
            return documents.done();
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void readsAFolderInTheOrderOfNames() throws Exception {
        write("b/two.md", "2");
        write("a.json", "1");
        write("picture.png", "x");
        write(".git/config.md", "x");
        Files.createSymbolicLink(folder.resolve("link.md"), folder.resolve("b/two.md"));

        double done = read(folder);

        assertThat(found).containsExactly("a.json=1", "b/two.md=2", "skipped 2");
        assertThat(done).isEqualTo(1);
    }

    @Test
    void keepsJekyllsFoldersInNames() throws Exception {
        write("_drafts/a.md", "1");
        write("_posts/2024/2024-05-06-b.md", "2");

        read(folder.resolve("_drafts"));
        read(folder.resolve("_posts/2024/2024-05-06-b.md"));
        read(folder);

        assertThat(found)
                .containsExactly(
                        "_drafts/a.md=1",
                        "skipped 0",
                        "_posts/2024-05-06-b.md=2",
                        "skipped 0",
                        "_drafts/a.md=1",
                        "_posts/2024/2024-05-06-b.md=2",
                        "skipped 0");
    }

    @Test
    void readsASingleFile() throws Exception {
        write("a.md", "1");

        read(folder.resolve("a.md"));

        assertThat(found).containsExactly("a.md=1", "skipped 0");
    }

    @Test
    void readsAnArchiveInItsOrder() throws Exception {
        write("news/b.md", "2");
        write("news/a.md", "1");
        write("news/readme.md", "x");
        Path archive = archive("news/b.md", "news/a.md", "news/readme.md");

        double done = read(archive);

        assertThat(found).containsExactly("news/b.md=2", "news/a.md=1", "skipped 1");
        assertThat(done).isEqualTo(1);
    }

    @Test
    void doesNotReadOversizedFiles() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("large.md").toFile(), "rw")) {
            file.setLength(LocalDocuments.MAX_BYTES + 1L);
        }
        read(folder);

        assertThat(found).containsExactly("large.md=too large", "skipped 0");
    }

    @Test
    void readsAnArchiveUpToTheDamage() throws Exception {
        write("a.md", "1");
        write("b.md", "2".repeat(100_000));
        Path archive = archive("a.md", "b.md");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length - 60));

        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class);
        assertThat(found).containsExactly("a.md=1");
    }

    @Test
    void reportsAMissingFile() {
        assertThatThrownBy(() -> read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> read(folder.resolve("none.tar.gz"))).isInstanceOf(NoSuchFileException.class);
    }

    private Path archive(String... names) throws Exception {
        List<String> command = new ArrayList<>(List.of("tar", "czf", "all.tar.gz"));
        command.addAll(List.of(names));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
        return folder.resolve("all.tar.gz");
    }
}
