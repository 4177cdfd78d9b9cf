package io.wireroom.rest.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveAccessTest {
    @TempDir
    private Path folder;

    private final ArchiveAccess access = new ArchiveAccess();

    @Test
    void countsNoArticlesWithoutAnArchive() {
        assertThat(access.articles()).isZero();
    }

    @Test
    void countsNoArticlesIfTheArchiveIsClosedMeanwhile() throws IOException {
        Archive archive = Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
        access.open(archive, () -> {
            close(archive);
            return true;
        });

        assertThat(access.articles()).isZero();
    }

    /** As the service does it: first the access, then the archive. */
    private void close(Archive archive) {
        access.close();
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
