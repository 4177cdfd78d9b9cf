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
            var signal = archive.signal();
            long seen = signal.version();
            Callable<Long> waiter = () -> signal.await(seen, Duration.ofMinutes(1));
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
        var signal = new ChangeNotifier();
        long seen = signal.version();
        signal.move();
        assertThat(signal.await(seen, Duration.ofMinutes(1))).isEqualTo(seen + 1);
    }

    @Test
    void returnsAfterTheTimeout() throws Exception {
        var signal = new ChangeNotifier();
        assertThat(signal.await(signal.version(), Duration.ofMillis(5))).isEqualTo(signal.version());
    }

    @Test
    void doesNotWakeWaitersForOtherRecords() throws Exception {
        try (var archive = Archive.open(folder, "log", ArchiveSettings.DEFAULT)) {
            long seen = archive.signal().version();
            archive.apply(List.of(), PartitionOffsets.of(3));
            archive.refresh();
            assertThat(archive.signal().version()).isEqualTo(seen);
        }
    }

    @Test
    void wakesAllWaitersOnClose() throws Exception {
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> woken;
            try (var archive = Archive.open(folder, "log", ArchiveSettings.DEFAULT)) {
                var signal = archive.signal();
                woken = waiting.submit(() -> signal.await(signal.version(), Duration.ofMinutes(1)));
            }
            assertThat(woken.get()).isZero();
        }
    }
}
