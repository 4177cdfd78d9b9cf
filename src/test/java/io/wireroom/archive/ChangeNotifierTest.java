package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ChangeNotifierTest {
    @TempDir
    Path folder;

    @Test
    void wakesAllWaitersOnNewContent() throws Exception {
        try (var archive = Archive.open(folder, "log", ArchiveSettings.DEFAULT);
                var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var changeNotifier = archive.changeNotifier();
            long seen = changeNotifier.version();
            Callable<Long> waiter = () -> changeNotifier.await(seen, Duration.ofMinutes(1));
            List<Future<Long>> woken = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                woken.add(waiting.submit(waiter));
            }
            archive.apply(List.of(Editions.published(1, 0)), PartitionOffsets.of(1));
            archive.refresh();
            for (Future<Long> one : woken) {
                assertThat(one.get()).isEqualTo(seen + 1);
            }
        }
    }

    @Test
    void returnsImmediatelyForAnOldVersion() throws Exception {
        var changeNotifier = new ChangeNotifier();
        long seen = changeNotifier.version();
        changeNotifier.signalChange();
        assertThat(changeNotifier.await(seen, Duration.ofMinutes(1))).isEqualTo(seen + 1);
    }

    @Test
    void returnsAfterTheTimeout() throws Exception {
        var changeNotifier = new ChangeNotifier();
        assertThat(changeNotifier.await(changeNotifier.version(), Duration.ofMillis(5)))
                .isEqualTo(changeNotifier.version());
    }

    @Test
    void doesNotWakeWaitersForOtherRecords() throws Exception {
        try (var archive = Archive.open(folder, "log", ArchiveSettings.DEFAULT)) {
            long seen = archive.changeNotifier().version();
            archive.apply(List.of(), PartitionOffsets.of(3));
            archive.refresh();
            assertThat(archive.changeNotifier().version()).isEqualTo(seen);
        }
    }

    @Test
    void wakesAllWaitersOnClose() throws Exception {
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> woken;
            try (var archive = Archive.open(folder, "log", ArchiveSettings.DEFAULT)) {
                var changeNotifier = archive.changeNotifier();
                woken = waiting.submit(() -> changeNotifier.await(changeNotifier.version(), Duration.ofMinutes(1)));
            }
            assertThat(woken.get()).isZero();
        }
    }
}
