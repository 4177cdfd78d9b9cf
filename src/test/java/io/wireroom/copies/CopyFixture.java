package io.wireroom.copies;

import static io.wireroom.copies.Copies.content;
import static io.wireroom.copies.Copies.empty;
import static io.wireroom.copies.Copies.fill;
import static io.wireroom.copies.Copies.start;
import static io.wireroom.copies.Copies.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.archive.PartitionOffsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store with copies, and archives that start from there. */
@Timeout(60)
abstract class CopyFixture {

    @TempDir
    Path folder;

    final MemoryStore store = new MemoryStore();
    final Copies.Told told = new Copies.Told();

    void assertFilledFromTheLog(String why) throws IOException {
        told.downloadFailures.clear();
        Path target = Files.createTempDirectory(folder, "target");
        try (Archive archive = start(target, store, told)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.START);
            fill(archive, 0, 2);
            assertThat(content(archive)).isEqualTo(filled(2));
        }
        assertThat(told.downloadFailures).singleElement().asString().contains(why);
        assertThat(leftovers(target.getFileName().toString())).isEmpty();
    }

    void copyOf(int articles) throws IOException {
        try (Archive archive = empty(folder.resolve("source-" + articles))) {
            fill(archive, 0, articles);
            MemoryStore one = new MemoryStore();
            upload(one, archive);
            one.objects.forEach((key, held) -> {
                try {
                    store.put(key, held.bytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The content of an archive that was filled from the log. */
    String filled(int articles) throws IOException {
        try (Archive archive = empty(Files.createTempDirectory(folder, "filled"))) {
            fill(archive, 0, articles);
            return content(archive);
        }
    }

    void replaceInManifest(String text, String with) {
        String key = store.keys("/manifests/").getFirst();
        String json = new String(held(key).bytes(), StandardCharsets.UTF_8);
        assertThat(json).contains(text);
        byte[] changed = json.replace(text, with).getBytes(StandardCharsets.UTF_8);
        store.objects.put(key, new MemoryStore.Held(changed, held(key).modified()));
    }

    MemoryStore.Held held(String key) {
        return Objects.requireNonNull(store.objects.get(key));
    }

    static Path commit(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    List<Path> leftovers(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
