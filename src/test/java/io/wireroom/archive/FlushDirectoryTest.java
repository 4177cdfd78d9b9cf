package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlushDirectoryTest {
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(2, 16, 100, 8, false);

    private final List<String> onDisk = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aRefreshNearTheHeadWritesNoFile() throws IOException {
        try (Archive archive = open()) {
            apply(archive, 0, 1);
            archive.refresh();
            apply(archive, 1, 5);
            archive.refresh();
            assertThat(onDisk).isEmpty();
            try (var view = archive.view()) {
                assertThat(view.snapshot(AccessScope.ALL)).hasSize(5);
            }
        }
    }

    @Test
    void temporaryFilesOfLargeDocumentsAreOnTheDisk() throws IOException {
        try (Archive archive = open()) {
            archive.apply(List.of(Editions.large(1, 0)), PartitionOffsets.START.with(0, 1));
            assertThat(temporaryFiles()).isNotZero();
        }
    }

    @Test
    void documentsBeforeALargeOneAreFlushed() throws IOException {
        try (Archive archive = open()) {
            apply(archive, 0, 3);
            assertThat(temporaryFiles()).isZero();
            archive.apply(List.of(Editions.large(4, 3)), PartitionOffsets.START.with(0, 4));
            assertThat(temporaryFiles()).isNotZero();
        }
    }

    /** A poll during catching up may bring few documents. */
    @Test
    void smallBatchesBetweenLargeOnesCauseNoFlushes() throws IOException {
        try (Archive archive = open()) {
            archive.apply(List.of(Editions.large(1, 0)), PartitionOffsets.START.with(0, 1));
            apply(archive, 1, 2);
            archive.apply(List.of(), PartitionOffsets.START.with(0, 3));
            archive.apply(List.of(Editions.large(4, 3)), PartitionOffsets.START.with(0, 4));
            assertThat(onDisk).noneMatch(name -> name.endsWith(".cfs"));
        }
    }

    /** Their temporary files are not counted by the cache. */
    @Test
    void manySmallBatchesWithoutARefreshStayLimited() throws IOException {
        try (Archive archive = open()) {
            for (int i = 0; i < 40_000; i += 100) {
                apply(archive, i, i + 100);
            }
            assertThat(temporaryFiles()).isNotZero();
        }
    }

    @Test
    void aRefreshStartsASmallFlush() throws IOException {
        try (Archive archive = open()) {
            archive.apply(List.of(Editions.large(1, 0)), PartitionOffsets.START.with(0, 1));
            archive.refresh();
            onDisk.clear();
            apply(archive, 1, 2);
            archive.refresh();
            assertThat(onDisk).isEmpty();
        }
    }

    @Test
    void aCommitWritesWhatIsInMemory() throws IOException {
        try (Archive archive = open()) {
            apply(archive, 0, 3);
            archive.refresh();
            archive.commit();
        }
        try (Archive archive = open();
                var view = archive.view()) {
            assertThat(archive.start().reason()).isEqualTo(ArchiveStart.Reason.RESUMED);
            assertThat(view.snapshot(AccessScope.ALL)).hasSize(3);
        }
    }

    private long temporaryFiles() {
        return onDisk.stream().filter(name -> name.endsWith(".tmp")).count();
    }

    private static void apply(Archive archive, int first, int end) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (int i = first; i < end; i++) {
            changes.add(Editions.published(i + 1, i));
        }
        archive.apply(changes, PartitionOffsets.START.with(0, end));
    }

    private Archive open() throws IOException {
        return Archive.open(folder, "log", SETTINGS, IndexSource.NONE, Recorded::new);
    }

    private final class Recorded extends FilterDirectory {
        Recorded(Directory in) {
            super(in);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            onDisk.add(name);
            return super.createOutput(name, context);
        }

        @Override
        public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
            IndexOutput created = super.createTempOutput(prefix, suffix, context);
            onDisk.add(created.getName());
            return created;
        }
    }
}
