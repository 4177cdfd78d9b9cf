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
    void temporaryFilesOfALargeBatchAreOnTheDisk() throws IOException {
        try (Archive archive = open()) {
            apply(archive, 0, 200);
            assertThat(onDisk).anyMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void documentsBeforeALargeBatchAreFlushed() throws IOException {
        try (Archive archive = open()) {
            apply(archive, 0, 3);
            apply(archive, 3, 200);
            assertThat(onDisk).anyMatch(name -> name.endsWith(".tmp"));
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
