package io.wireroom.copies;

import static io.wireroom.copies.Copies.LOG;
import static io.wireroom.copies.Copies.PATIENT;
import static io.wireroom.copies.Copies.content;
import static io.wireroom.copies.Copies.empty;
import static io.wireroom.copies.Copies.fill;
import static io.wireroom.copies.Copies.source;
import static io.wireroom.copies.Copies.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.archive.PartitionOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An archive that starts from a copy, or does not wait for one. */
class CopySourceTest extends CopyFixture {
    @Test
    void startsFromTheNewestCopyAndGoesOnFromItsPositions() throws IOException {
        copyOf(20);
        store.pass(Duration.ofHours(1));
        copyOf(50);

        try (Archive second = start(folder.resolve("second"), store, told)) {
            assertThat(second.start().reason()).isEqualTo(Reason.COPIED);
            assertThat(second.start().detail()).contains("memory");
            assertThat(second.positions()).isEqualTo(PartitionOffsets.of(50));
            assertThat(content(second)).isEqualTo(filled(50));
            fill(second, 40, 60);
            assertThat(content(second)).isEqualTo(filled(60));
        }
        try (Archive again = start(folder.resolve("second"), store, told)) {
            assertThat(again.start().reason()).isEqualTo(Reason.RESUMED);
        }
        assertThat(told.downloadFailures).isEmpty();
        assertThat(leftovers("second")).isEmpty();
    }

    @Test
    void readsNoStoreIfItHasAnIndexOfItsOwn() throws IOException {
        copyOf(20);
        try (Archive own = empty(folder.resolve("own"))) {
            fill(own, 0, 5);
        }
        store.onList = MemoryStore.after(0);

        try (Archive own = start(folder.resolve("own"), store, told)) {
            assertThat(own.start().reason()).isEqualTo(Reason.RESUMED);
            assertThat(own.positions()).isEqualTo(PartitionOffsets.of(5));
        }
        assertThat(told.downloadFailures).isEmpty();
    }

    @Test
    void replacesADamagedIndexAndOneOfAnotherLog() throws IOException {
        copyOf(20);
        try (Archive own = empty(folder.resolve("damaged"))) {
            fill(own, 0, 5);
        }
        Files.write(commit(folder.resolve("damaged")), new byte[] {1, 2, 3});
        try (Archive own = Archive.open(folder.resolve("other"), "other/log", ArchiveSettings.DEFAULT)) {
            fill(own, 0, 5);
        }

        for (String name : List.of("damaged", "other")) {
            try (Archive own = start(folder.resolve(name), store, told)) {
                assertThat(own.start().reason()).isEqualTo(Reason.COPIED);
                assertThat(content(own)).isEqualTo(filled(20));
            }
        }
    }

    @Test
    void anEmptyStoreIsNoFailure() throws IOException {
        try (Archive archive = start(folder.resolve("new"), store, told)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
        }
        assertThat(told.downloadFailures).isEmpty();
    }

    @Test
    void usesNoCopyFromWhichTheLogCanNotBeFollowed() throws IOException {
        copyOf(20);
        CopySource source = new CopySource(
                store, PATIENT, positions -> Optional.of("the log begins beyond " + positions), () -> false, told);

        try (Archive archive = Archive.open(folder.resolve("new"), LOG, ArchiveSettings.DEFAULT, source)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
        }
        assertThat(told.downloadFailures).singleElement().asString().contains("the log begins beyond 20");
    }

    @Test
    void doesNotWaitForAStoreThatHangs() throws Exception {
        copyOf(20);
        CountDownLatch answer = new CountDownLatch(1);
        store.onGet = key -> await(key.contains("/parts/") ? answer : new CountDownLatch(0));
        CopySource.Limits limits = new CopySource.Limits(Duration.ofMillis(300), Duration.ofMinutes(1));

        try (Archive archive =
                Archive.open(folder.resolve("new"), LOG, ArchiveSettings.DEFAULT, source(store, limits, told))) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
            assertThat(told.downloadFailures).singleElement().asString().contains("has not responded");
            fill(archive, 0, 3);
            answer.countDown();
            Thread.sleep(300);
            assertThat(leftovers("new")).isEmpty();
            fill(archive, 3, 6);
        }
        try (Archive archive = start(folder.resolve("new"), store, told)) {
            assertThat(archive.start().reason()).isEqualTo(Reason.RESUMED);
            assertThat(content(archive)).isEqualTo(filled(6));
        }
    }

    @Test
    void doesNotWaitForAStoreThatIsTooSlow() throws IOException {
        copyOf(20);
        store.onGet = key -> pause();
        CopySource.Limits limits = new CopySource.Limits(Duration.ofMinutes(1), Duration.ofMillis(150));

        try (Archive archive =
                Archive.open(folder.resolve("new"), LOG, ArchiveSettings.DEFAULT, source(store, limits, told))) {
            assertThat(archive.start().reason()).isEqualTo(Reason.NEW);
        }
        assertThat(told.downloadFailures).singleElement().asString().contains("took longer");
    }

    @Test
    void aStopDoesNotWaitForTheCopy() throws IOException {
        copyOf(20);
        store.onGet = key -> pause();
        CopySource source = new CopySource(store, PATIENT, positions -> Optional.empty(), () -> true, told);

        Archive.open(folder.resolve("new"), LOG, ArchiveSettings.DEFAULT, source)
                .close();

        assertThat(told.downloadFailures).containsExactly("the process stops");
    }

    @Test
    void deletesWhatAKilledProcessHasLeft() throws IOException {
        Path half = Files.createDirectories(folder.resolve("new/incoming-7/8"));
        Files.write(half.resolve("_0.cfs"), new byte[10]);

        start(folder.resolve("new"), store, told).close();

        assertThat(leftovers("new")).isEmpty();
    }
}
