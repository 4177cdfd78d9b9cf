package io.wireroom.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.archive.ArchiveStart.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.CorruptIndexException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read when an archive is opened, and which later. */
class VerifiedFilesTest {
    private static final String LOG = "cluster/topic";

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        try (var archive = open()) {
            apply(archive, 0, 50);
            archive.commit();
            apply(archive, 50, 60);
        }
    }

    @Test
    void aFileThatChangesByItselfIsFoundByVerifyingAndNotByOpening() throws IOException {
        damage(largest(), true);

        try (var archive = open();
                var commit = archive.retainCommit().orElseThrow()) {
            assertThat(archive.start().reason()).isEqualTo(Reason.RESUMED);
            assertThatThrownBy(() -> commit.verify(() -> false)).isInstanceOf(CorruptIndexException.class);
            assertThatCode(() -> commit.verify(() -> true)).doesNotThrowAnyException();
        }
    }

    @Test
    void aFileThatWasWrittenToIsFoundByOpening() throws IOException {
        damage(largest(), false);

        try (var archive = open()) {
            assertThat(archive.start().reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void allFilesAreReadWithoutTheListOrIfItIsUnreadable() throws IOException {
        Path list = folder.resolve("archive.verified");
        for (byte[] garbage : List.of(new byte[0], new byte[] {-1, -2, 10, -3}, "_0.cfs 1 1".getBytes(UTF_8))) {
            damage(largest(), true);
            Files.write(list, garbage);
            assertRebuilt();
        }
        damage(largest(), true);
        Files.delete(list);
        assertRebuilt();
    }

    private void assertRebuilt() throws IOException {
        try (var archive = open()) {
            assertThat(archive.start().reason()).isEqualTo(Reason.DAMAGED);
            apply(archive, 0, 50);
        }
    }

    @Test
    void whatIsWellIsFoundToBeWell() throws IOException {
        try (var archive = open();
                var commit = archive.retainCommit().orElseThrow()) {
            assertThatCode(() -> commit.verify(() -> false)).doesNotThrowAnyException();
        }
    }

    @Test
    void filesOfAClosedArchiveAreNotVerified() throws IOException {
        var archive = open();
        try (var commit = archive.retainCommit().orElseThrow()) {
            archive.close();
            assertThatThrownBy(() -> commit.verify(() -> false)).isInstanceOf(ArchiveClosedException.class);
        }
    }

    private Path largest() throws IOException {
        Path largest = folder;
        long length = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("_"))
                    .toList()) {
                if (Files.size(file) > length) {
                    length = Files.size(file);
                    largest = file;
                }
            }
        }
        return largest;
    }

    /** @param bySelf whether nobody has written to the file, as far as the file system knows */
    private static void damage(Path file, boolean bySelf) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[new String(bytes, ISO_8859_1).indexOf("article_id")] ^= 1; // in a body, which opening does not read
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, bySelf ? modified : FileTime.fromMillis(modified.toMillis() + 1_000));
    }

    private Archive open() throws IOException {
        return Archive.open(folder, LOG, ArchiveSettings.DEFAULT);
    }

    private static void apply(Archive archive, int first, int end) throws IOException {
        archive.apply(
                IntStream.range(first, end)
                        .mapToObj(i -> Editions.published(i + 1, i))
                        .toList(),
                PartitionOffsets.of(end));
    }
}
