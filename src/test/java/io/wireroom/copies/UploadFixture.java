package io.wireroom.copies;

import static io.wireroom.copies.Copies.INTERVAL;
import static io.wireroom.copies.Copies.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Archive;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An archive that is uploaded to a store. */
@Timeout(60)
abstract class UploadFixture {
    @TempDir
    Path folder;

    final MemoryStore store = new MemoryStore();
    final Copies.Told told = new Copies.Told();
    Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = empty(folder.resolve("archive"));
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    /** It sees the newest copy unchanged for two intervals. */
    void becomeDue(ArchiveCopies copies) throws IOException {
        copies.uploadIfDue();
        store.pass(INTERVAL.multipliedBy(2));
    }

    /** Each manifest in the store is readable, and its parts are there. */
    void assertComplete() throws IOException {
        assertThat(store.keys("/manifests/")).isNotEmpty();
        for (String key : store.keys("/manifests/")) {
            CopyManifest manifest = CopyManifest.parse(store.get(key).orElseThrow());
            String prefix = key.substring(0, key.indexOf("manifests/"));
            for (CopiedFile file : manifest.files()) {
                for (int part = 0; part < file.parts().size(); part++) {
                    assertThat(store.get(prefix + "parts/" + file.parts().get(part)))
                            .as(file.name())
                            .isPresent();
                }
            }
        }
    }
}
