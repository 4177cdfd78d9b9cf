package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up and has space again later. */
class FullDiskTest {
    private static final String LOG = "cluster/topic";

    @TempDir
    Path folder;

    private final FillingDisk disk = new FillingDisk();
    private Archive archive;

    @BeforeEach
    void commitOneArticle() throws IOException {
        archive = disk.open(folder, LOG);
        archive.apply(List.of(Editions.published(1, 0)), PartitionOffsets.of(1));
        archive.refresh();
        archive.commit();
        archive.apply(List.of(Editions.large(2, 1)), PartitionOffsets.of(2));
        disk.fill();
    }

    @Test
    void aRefreshOfFewChangesNeedsNoSpace() throws IOException {
        disk.empty();
        archive.refresh();
        disk.fill();
        archive.apply(List.of(Editions.published(3, 2)), PartitionOffsets.of(3));
        archive.refresh();
        try (var view = archive.view()) {
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(3);
        }
    }

    @Test
    void closesAfterAFailedRefresh() {
        assertThatThrownBy(archive::refresh).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        assertThatCode(archive::close).doesNotThrowAnyException();
    }

    @Test
    void closesAfterAFailedCommit() {
        assertThatThrownBy(archive::commit).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        assertThatCode(archive::close).doesNotThrowAnyException();
    }

    @Test
    void rejectsWritesAfterAFailure() {
        assertThatThrownBy(archive::refresh).isInstanceOf(IOException.class);
        disk.empty();
        assertThatThrownBy(archive::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staysReadableAndResumesFromTheLastCommitOnceThereIsSpace() throws IOException {
        try (var view = archive.view()) {
            assertThatThrownBy(archive::refresh).isInstanceOf(IOException.class);
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(1);
        }
        archive.close();
        disk.empty();

        try (var again = disk.open(folder, LOG)) {
            assertThat(again.start().reason()).isEqualTo(ArchiveStart.Reason.RESUMED);
            assertThat(again.positions()).isEqualTo(PartitionOffsets.of(1));
            again.apply(List.of(Editions.large(2, 1)), PartitionOffsets.of(2));
            again.refresh();
            try (var view = again.view()) {
                assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(2);
            }
        }
    }
}
