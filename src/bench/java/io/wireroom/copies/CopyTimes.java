package io.wireroom.copies;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveStart;
import io.wireroom.objects.FolderObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** How long it takes to copy an archive to a folder, and to start another one from there. */
public final class CopyTimes {
    private CopyTimes() {}

    /** Seconds for each, as text. */
    public static String measure(Archive archive, Path folder) throws IOException {
        var store = new FolderObjectStore(folder.resolve("copies"));
        long start = System.nanoTime();
        new ArchiveCopies(
                        store,
                        new ArchiveCopies.Settings(Duration.ofHours(1), 1),
                        () -> Optional.of(archive),
                        InstantSource.system(),
                        new Silent())
                .uploadIfDue();
        double there = seconds(start);
        start = System.nanoTime();
        var source = new CopySource(
                store,
                new CopySource.Limits(Duration.ofMinutes(5), Duration.ofHours(1)),
                positions -> Optional.empty(),
                () -> false,
                new Silent());
        try (var copy = Archive.open(folder.resolve("copied"), archive.identity(), ArchiveSettings.DEFAULT, source)) {
            if (copy.start().reason() != ArchiveStart.Reason.COPIED) {
                throw new IllegalStateException("not started from the copy: " + copy.start());
            }
            return String.format(Locale.ROOT, "%.1f, %.1f", there, seconds(start));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static final class Silent implements CopyListener {
        @Override
        public void newest(Instant created, long bytes) {}

        @Override
        public void uploaded(long bytes) {}

        @Override
        public void uploadFailed(Exception cause) {
            throw new IllegalStateException(cause);
        }

        @Override
        public void downloadFailed(String why) {
            throw new IllegalStateException(why);
        }
    }
}
