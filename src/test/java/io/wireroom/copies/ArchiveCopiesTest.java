package io.wireroom.copies;

import static io.wireroom.copies.Copies.INTERVAL;
import static io.wireroom.copies.Copies.content;
import static io.wireroom.copies.Copies.empty;
import static io.wireroom.copies.Copies.fill;
import static io.wireroom.copies.Copies.start;
import static io.wireroom.copies.Copies.uploader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.archive.RetainedCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What is uploaded, and by whom. */
class ArchiveCopiesTest extends UploadFixture {
    @Test
    void sendsOnlyWhatIsNew() throws IOException {
        ArchiveCopies copies = uploader(store, archive, 2, told);
        fill(archive, 0, 2_000);
        copies.uploadIfDue();
        List<String> before = store.keys("/parts/");
        fill(archive, 2_000, 2_010);
        copies.uploadIfDue();

        assertThat(store.keys("/parts/")).containsAll(before);
        assertThat(told.sent).hasSize(2);
        assertThat(told.sent.getLast()).isPositive().isLessThan(told.sent.getFirst() / 10);
        assertComplete();
    }

    @Test
    void sendsNothingIfNothingHasChanged() throws IOException {
        ArchiveCopies copies = uploader(store, archive, 2, told);
        copies.uploadIfDue(); // nothing was committed yet
        assertThat(store.objects).isEmpty();
        fill(archive, 0, 20);
        copies.uploadIfDue();
        Set<String> before = new TreeSet<>(store.objects.keySet());
        copies.uploadIfDue();

        assertThat(store.objects.keySet()).isEqualTo(before);
    }

    @Test
    void anArchiveThatHasNotCaughtUpIsNotCopied() throws IOException {
        fill(archive, 0, 20);
        new ArchiveCopies(store, new ArchiveCopies.Settings(INTERVAL, 2), Optional::empty, store.clock(), told)
                .uploadIfDue();

        assertThat(store.objects).isEmpty();
    }

    @Test
    void copiesTheCommitAsItWasWhileTheIndexGoesOn() throws IOException {
        fill(archive, 0, 100);
        String content = content(archive);
        int[] end = {100};
        store.onPut = key -> {
            // Segments are merged, and files of the commit would be deleted.
            for (int i = 0; i < 12; i++, end[0] += 10) {
                fill(archive, end[0] - 5, end[0] + 10);
            }
        };
        uploader(store, archive, 2, told).uploadIfDue();

        assertComplete();
        try (Archive copy = start(folder.resolve("copy"), store, told)) {
            assertThat(copy.start().reason()).isEqualTo(Reason.COPIED);
            assertThat(content(copy)).isEqualTo(content);
        }
    }

    @Test
    void releasesTheCommitAfterwards() throws IOException {
        ArchiveCopies copies = uploader(store, archive, 2, told);
        Set<String> retained;
        for (int i = 0; i < 40; i++) {
            fill(archive, i * 50, i * 50 + 50);
            copies.uploadIfDue();
        }
        try (RetainedCommit last = archive.retainCommit().orElseThrow()) {
            retained = Set.copyOf(last.files());
        }
        try (var files = Files.list(folder.resolve("archive"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("segments_")))
                    .isSubsetOf(retained)
                    .hasSize(1);
        }
    }

    @Test
    void anUploadThatIsInterruptedAnywhereLeavesTheFormerCopy() throws IOException {
        fill(archive, 0, 20);
        uploader(store, archive, 2, told).uploadIfDue();
        String former = content(archive);
        fill(archive, 20, 30);
        ArchiveCopies copies = uploader(store, archive, 2, told);
        becomeDue(copies);
        for (int puts = 0; ; puts++) {
            store.onPut = MemoryStore.after(puts);
            int manifests = store.keys("/manifests/").size();
            try {
                copies.uploadIfDue();
                break;
            } catch (IOException expected) {
                assertThat(store.keys("/manifests/")).hasSize(manifests);
                Path target = Files.createTempDirectory(folder, "copy");
                try (Archive copy = start(target, store, told)) {
                    assertThat(content(copy)).isEqualTo(former);
                }
            }
        }
        store.onPut = key -> {};
        assertComplete();
        try (Archive copy = start(folder.resolve("copy"), store, told)) {
            assertThat(content(copy)).isEqualTo(content(archive));
        }
    }

    @Test
    void oneEndpointUploadsAndAnotherTakesOverWhenItIsGone() throws Exception {
        ArchiveCopies first = uploader(store, archive, 5, told);
        Copies.Told otherTold = new Copies.Told();
        try (Archive other = empty(folder.resolve("other"))) {
            ArchiveCopies second = uploader(store, other, 5, otherTold);
            for (int i = 0; i < 4; i++) {
                store.pass(INTERVAL);
                fill(archive, i * 10, i * 10 + 10);
                fill(other, i * 10, i * 10 + 10);
                first.uploadIfDue();
                second.uploadIfDue();
            }
            assertThat(told.sent).hasSize(4);
            assertThat(otherTold.sent).isEmpty();

            fill(other, 40, 50);
            second.uploadIfDue();
            assertThat(otherTold.sent).isEmpty();
            store.pass(INTERVAL.multipliedBy(2));
            second.uploadIfDue();
            assertThat(otherTold.sent).hasSize(1);
            fill(other, 50, 60);
            second.uploadIfDue();
            assertThat(otherTold.sent).hasSize(2);
            assertComplete();
        }
    }

    @Test
    void aFailureIsReportedAndTriedAgain() throws Exception {
        fill(archive, 0, 10);
        store.onList = MemoryStore.after(0);
        ArchiveCopies copies = uploader(store, archive, 2, told);
        assertThatIOException().isThrownBy(copies::uploadIfDue);
        copies.start();
        await(() -> !told.uploadFailures.isEmpty());
        store.onList = key -> {};
        await(() -> !store.keys("/manifests/").isEmpty());
        copies.close();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArchiveCopies.Settings(Duration.ofMillis(999), 2))
                .withMessageStartingWith("interval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArchiveCopies.Settings(INTERVAL, 0))
                .withMessageStartingWith("keep");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20); // the test's timeout ends it
        }
    }
}
