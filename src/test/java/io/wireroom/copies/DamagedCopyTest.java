package io.wireroom.copies;

import static io.wireroom.copies.Copies.PATIENT;
import static io.wireroom.copies.Copies.content;
import static io.wireroom.copies.Copies.empty;
import static io.wireroom.copies.Copies.fill;
import static io.wireroom.copies.Copies.source;
import static io.wireroom.copies.Copies.start;
import static io.wireroom.copies.Copies.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.archive.PartitionOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a copy, the archive is filled from the log. */
class DamagedCopyTest extends CopyFixture {
    @Test
    void fillsFromTheLogIfAnyPartOfTheCopyIsDamagedTruncatedOrMissing() throws IOException {
        copyOf(20);
        for (String key : store.keys("/parts/")) {
            MemoryStore.Held whole = held(key);
            byte[] garbled = whole.bytes().clone();
            garbled[garbled.length / 2] ^= 1;
            byte[] shorter = Arrays.copyOf(whole.bytes(), whole.bytes().length - 1);
            for (byte[] harm : List.of(garbled, shorter)) {
                store.objects.put(key, new MemoryStore.Held(harm, whole.modified()));
                assertFilledFromTheLog("is damaged");
            }
            store.objects.remove(key);
            assertFilledFromTheLog("is missing");
            store.objects.put(key, whole);
        }
    }

    @Test
    void fillsFromTheLogIfTheManifestIsGarbled() throws IOException {
        copyOf(20);
        String key = store.keys("/manifests/").getFirst();
        MemoryStore.Held whole = held(key);
        for (int length = 0; length < whole.bytes().length; length += 37) {
            byte[] half = Arrays.copyOf(whole.bytes(), length);
            store.objects.put(key, new MemoryStore.Held(half, whole.modified()));
            assertFilledFromTheLog("manifests/");
        }
    }

    @Test
    void takesTheCopyBeforeIfTheNewestIsDamaged() throws IOException {
        copyOf(20);
        List<String> before = store.keys("/parts/");
        store.pass(Duration.ofHours(1));
        copyOf(30);
        store.keys("/parts/").stream().filter(key -> !before.contains(key)).forEach(store.objects::remove);

        try (Archive archive = start(folder.resolve("new"), store, told)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.COPIED);
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.of(20));
            assertThat(content(archive)).isEqualTo(filled(20));
        }
    }

    @Test
    void usesNoCopyOfAnotherLogOrFormatEvenIfItLiesInThisOnesPlace() throws IOException {
        copyOf(20);
        try (Archive other = Archive.open(
                folder.resolve("new"), "other/log", ArchiveSettings.DEFAULT, source(store, PATIENT, told))) {
            assertThat(other.start().reason()).isEqualTo(Reason.NEW);
        }
        replaceInManifest("\"identity\":\"cluster/topic\"", "\"identity\":\"other/topic\"");
        assertFilledFromTheLog("another log or format");
        replaceInManifest("\"identity\":\"other/topic\"", "\"identity\":\"cluster/topic\"");
        replaceInManifest("\"format\":\"", "\"format\":\"0");
        assertFilledFromTheLog("another log or format");
    }

    @Test
    void usesNoCopyThatAnotherVersionOfLuceneWrote() throws IOException {
        copyOf(20);
        replaceInManifest("\"lucene\":\"", "\"lucene\":\"9");
        assertFilledFromTheLog("written by Lucene 9");
    }

    @Test
    void namesOfFilesLeadNowhereElse() throws IOException {
        copyOf(20);
        String name = commit(folder.resolve("source-20")).getFileName().toString();
        replaceInManifest("\"name\":\"" + name, "\"name\":\"../" + name);
        assertFilledFromTheLog("not a file of an index");
    }

    @Test
    void deletesAnIndexThatLuceneCanNotRead() throws IOException {
        Path source = folder.resolve("source");
        try (Archive archive = empty(source)) {
            fill(archive, 0, 20);
            try (var retained = archive.retainCommit().orElseThrow()) {
                Path file = source.resolve(retained.files().getFirst());
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
                upload(store, archive);
            }
        }

        try (Archive archive = start(folder.resolve("new"), store, told)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
            assertThat(archive.positions()).isEqualTo(PartitionOffsets.START);
        }
    }

    @Test
    void fillsFromTheLogIfTheDownloadIsInterruptedAnywhere() throws IOException {
        copyOf(20);
        int requests = store.keys("").size();
        for (int successful = 0; successful < requests; successful++) {
            store.onGet = MemoryStore.after(successful);
            assertFilledFromTheLog("the store is away");
        }
        store.onList = MemoryStore.after(0);
        assertFilledFromTheLog("the store is away");
    }
}
