package io.wireroom.copies;

import static io.wireroom.copies.Copies.empty;
import static io.wireroom.copies.Copies.fill;
import static io.wireroom.copies.Copies.uploader;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is deleted, and that no copy lacks anything then. */
class CopyCleanupTest extends UploadFixture {
    @Test
    void endpointsThatUploadAtTheSameTimeHarmNoCopy() throws Exception {
        try (Archive other = empty(folder.resolve("other"))) {
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            for (Archive each : List.of(archive, other)) {
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        for (int i = 0; i < 40; i++) {
                            fill(each, i * 10, i * 10 + 10);
                            // A new uploader each time finds an old copy, and believes that the other one is gone.
                            ArchiveCopies copies = uploader(store, each, 1, new Copies.Told());
                            becomeDue(copies);
                            copies.uploadIfDue();
                            store.pass(Duration.ofHours(4));
                        }
                    } catch (IOException | RuntimeException | AssertionError e) {
                        failures.add(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertComplete();
        }
    }

    @Test
    void sendsAgainWhatAnotherEndpointDeletedBecauseNoManifestNamedIt() throws IOException {
        fill(archive, 0, 20);
        store.onPut = key -> {
            if (key.contains("/manifests/")) {
                store.objects.remove(store.keys("/parts/").getFirst());
            }
        };
        uploader(store, archive, 2, told).uploadIfDue();

        assertComplete();
    }

    @Test
    void keepsTheLastCopiesAndDeletesPartsThatNoneOfThemNames() throws IOException {
        ArchiveCopies copies = uploader(store, archive, 2, told);
        for (int i = 0; i < 60; i++) {
            fill(archive, i * 10, i * 10 + 10);
            copies.uploadIfDue();
            store.pass(Duration.ofHours(1));
            assertThat(store.keys("/manifests/").size()).isLessThanOrEqualTo(2);
            assertComplete();
        }
        Set<String> named = CopyCleanup.named(
                store,
                store.list("").stream()
                        .filter(object -> object.key().contains("/manifests/"))
                        .toList());
        assertThat(store.keys("/parts/").size()).isLessThan(named.size() + 60);
    }

    @Test
    void deletesCopiesOfOtherLogsAfterAWeekAndNothingThatIsNotItsOwn() throws IOException {
        store.put("notes.txt", new byte[] {1});
        store.put("log-x/parts/1", new byte[] {1});
        try (Archive other = Archive.open(folder.resolve("other"), "other/log", ArchiveSettings.DEFAULT)) {
            fill(other, 0, 10);
            uploader(store, other, 2, told).uploadIfDue();
        }
        List<String> others = store.keys("/format-");
        ArchiveCopies copies = uploader(store, archive, 2, told);
        fill(archive, 0, 10);
        store.pass(Duration.ofDays(6));
        copies.uploadIfDue();
        assertThat(store.objects.keySet()).containsAll(others);

        store.pass(Duration.ofDays(2));
        fill(archive, 10, 20);
        copies.uploadIfDue();
        assertThat(store.objects.keySet()).doesNotContainAnyElementsOf(others).contains("notes.txt", "log-x/parts/1");
        assertComplete();
    }
}
