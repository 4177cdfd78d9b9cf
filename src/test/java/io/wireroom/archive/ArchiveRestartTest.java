package io.wireroom.archive;

import static io.wireroom.archive.PartitionOffsets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an archive resumes, and when it starts with an empty index. */
class ArchiveRestartTest {
    private static final String LOG = "cluster/topic";

    @TempDir
    Path temporary;

    @Test
    void createsAnEmptyIndexInANewFolder() throws IOException {
        try (var archive = open(temporary.resolve("a/b"))) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
            assertThat(archive.positions()).isEqualTo(START);
        }
    }

    @Test
    void resumesAfterClose() throws IOException {
        fill(temporary, 30);
        try (var archive = open(temporary);
                var view = archive.view()) {
            assertThat(archive.start().reason()).isEqualTo(Reason.RESUMED);
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.of(30));
            assertThat(view.positions()).isEqualTo(PartitionOffsets.of(30));
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(30);
        }
    }

    @Test
    void keepsTheOrderOfChangesAfterARestart() throws IOException {
        var log = new RandomLog(5, 3, 40);
        List<ChangeEntry> before;
        try (var archive = open(temporary)) {
            archive.apply(log.grow(3_000), log.end());
            archive.refresh();
            try (var view = archive.view()) {
                before = view.search(START, AccessScope.ALL, PageSize.of(100)).entries();
            }
        }
        try (var archive = open(temporary);
                var view = archive.view()) {
            assertThat(ids(view.changes(START, AccessScope.ALL, 100).entries())).isEqualTo(ids(before));
        }
    }

    @Test
    void resumesFromTheLastCommitAfterAKill() throws IOException {
        Path killed = temporary.resolve("killed");
        try (var archive = open(temporary.resolve("running"))) {
            archive.apply(changes(0, 20), PartitionOffsets.of(20));
            archive.commit();
            archive.apply(changes(10, 30), PartitionOffsets.of(30));
            archive.refresh();
            // The state after a process was killed: unchanged files, and a lock that the operating system has released.
            copy(temporary.resolve("running"), killed);
        }
        try (var archive = open(killed)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.RESUMED);
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.of(20));
            archive.apply(changes(0, 40), PartitionOffsets.of(40));
            archive.apply(changes(0, 40), PartitionOffsets.of(40));
            archive.refresh();
            try (var view = archive.view()) {
                assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(40);
                assertThat(view.changes(PartitionOffsets.of(20), AccessScope.ALL, 100)
                                .entries())
                        .hasSize(20);
            }
        }
    }

    @Test
    void resumesFromTheLastCommitAfterAFailedWrite() throws IOException {
        fill(temporary, 5);
        try (var archive = open(temporary)) {
            var defect = new Change(
                    Editions.published(7, 6).edition(), missing(), ChangeType.PUBLISHED, 0, 6, Editions.EPOCH);
            assertThatThrownBy(() -> archive.apply(List.of(Editions.published(6, 5), defect), PartitionOffsets.of(7)))
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(archive::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(archive::refresh).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> archive.apply(List.of(), PartitionOffsets.of(9)))
                    .isInstanceOf(IllegalStateException.class);
        }
        try (var archive = open(temporary)) {
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.of(5));
            archive.apply(changes(5, 8), PartitionOffsets.of(8));
            archive.refresh();
            try (var view = archive.view()) {
                assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(8);
            }
        }
    }

    /** A null that null-checked code never passes, to simulate a defect. */
    @SuppressWarnings("NullAway")
    private static byte[] missing() {
        return null;
    }

    @Test
    void rebuildsForAnotherLog() throws IOException {
        fill(temporary, 5);
        try (var archive = Archive.open(temporary, "other/topic", ArchiveSettings.DEFAULT)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.OTHER_LOG);
            assertEmpty(archive);
        }
    }

    @Test
    void rebuildsAnIndexOfAnotherFormat() throws IOException {
        try (var directory = FSDirectory.open(temporary);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("wireroom.format", "0").entrySet());
            writer.commit();
        }
        try (var archive = open(temporary)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.OTHER_FORMAT);
            assertEmpty(archive);
        }
    }

    @Test
    void rebuildsAnIndexWithATruncatedCorruptOrMissingFile() throws IOException {
        Path whole = temporary.resolve("whole");
        fillUnevenly(whole);
        var random = new Random(3);
        for (Path file : indexFiles(whole)) {
            for (Harm harm : Harm.values()) {
                Path broken = temporary.resolve(file.getFileName() + "-" + harm);
                copy(whole, broken);
                harm.harm(broken.resolve(file.getFileName()), random);
                try (var archive = open(broken)) {
                    assertThat(archive.start().reason()).as("%s %s", harm, file).isEqualTo(Reason.DAMAGED);
                    assertEmpty(archive);
                    archive.apply(changes(0, 2), PartitionOffsets.of(2));
                }
                try (var archive = open(broken)) {
                    assertThat(archive.start().reason()).isEqualTo(Reason.RESUMED);
                }
            }
        }
    }

    @Test
    void rebuildsAnIndexWithACorruptCommit() throws IOException {
        fill(temporary, 3);
        Path commit = indexFiles(temporary).stream()
                .filter(file -> file.getFileName().toString().startsWith("segments_"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(commit);
        var random = new Random(17);
        for (int round = 0; round < 40; round++) {
            byte[] garbage = whole.clone();
            garbage[random.nextInt(garbage.length)] ^= (byte) (1 + random.nextInt(255));
            Path folder = Files.createDirectory(temporary.resolve("round-" + round));
            Files.write(folder.resolve(commit.getFileName()), garbage);
            try (var archive = open(folder)) {
                assertEmpty(archive);
            }
        }
    }

    @Test
    void keepsOtherFilesInTheFolder() throws IOException {
        Path other = Files.writeString(temporary.resolve("notes.txt"), "mine");
        Files.writeString(temporary.resolve("segments_1"), "garbage");
        open(temporary).close();
        assertThat(other).hasContent("mine");
    }

    @Test
    void refusesAFolderThatIsLocked() throws IOException {
        fill(temporary, 3);
        try (var archive = open(temporary)) {
            assertThatThrownBy(() -> open(temporary)).isInstanceOf(LockObtainFailedException.class);
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.of(3));
        }
        try (var archive = open(temporary)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.RESUMED);
        }
    }

    @Test
    void refusesAFolderThatCannotBeCreated() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> open(file.resolve("archive"))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("read-only"));
        assertThat(folder.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(folder), "whoever runs this may write everywhere");
        assertThatThrownBy(() -> open(folder)).isInstanceOf(IOException.class);
    }

    private enum Harm {
        TRUNCATED,
        GARBLED,
        EMPTIED,
        GONE;

        void harm(Path file, Random random) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
                case GARBLED -> {
                    bytes[random.nextInt(bytes.length)] ^= 0x55;
                    Files.write(file, bytes);
                }
                case EMPTIED -> Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
                case GONE -> Files.delete(file);
            }
        }
    }

    private static Archive open(Path folder) throws IOException {
        return Archive.open(folder, LOG, ArchiveSettings.DEFAULT);
    }

    private static void fill(Path folder, int count) throws IOException {
        try (var archive = open(folder)) {
            archive.apply(changes(0, count), PartitionOffsets.of(count));
        }
    }

    /** An index with deletions and changed audiences, so that it has files of every kind. */
    private static void fillUnevenly(Path folder) throws IOException {
        var log = new RandomLog(9, 2, 40);
        try (var archive = open(folder)) {
            archive.apply(log.grow(60), log.end());
            archive.commit();
            archive.apply(log.grow(3), log.end());
        }
    }

    private static List<Change> changes(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(i -> Editions.published(i + 1, i))
                .toList();
    }

    private static void assertEmpty(Archive archive) {
        assertThat(archive.positions()).isEqualTo(START);
        try (var view = archive.view()) {
            assertThat(view.find(new ArticleId(1), AccessScope.ALL)).isEmpty();
            assertThat(view.changes(START, AccessScope.ALL, 10).entries()).isEmpty();
        }
    }

    private static List<String> ids(List<ChangeEntry> entries) {
        return entries.stream()
                .map(entry -> ((ChangeEntry.Visible) entry).edition().id() + " " + entry.after())
                .toList();
    }

    private static List<Path> indexFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("archive[.].*|write[.]lock"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : indexFiles(from)) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
