package io.wireroom.copies;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.Change;
import io.wireroom.archive.Editions;
import io.wireroom.archive.IndexSource;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.objects.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Archives, and their copies in a store, for tests. */
final class Copies {
    static final String LOG = "cluster/topic";
    static final CopySource.Limits PATIENT = new CopySource.Limits(Duration.ofSeconds(30), Duration.ofMinutes(2));
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private Copies() {}

    /** What a listener was told. */
    static final class Told implements CopyListener {
        final List<String> downloadFailures = new ArrayList<>();
        final List<Exception> uploadFailures = new ArrayList<>();
        final List<Long> sent = new ArrayList<>();

        @Override
        public void newest(Instant created, long bytes) {}

        @Override
        public void uploaded(long bytes) {
            sent.add(bytes);
        }

        @Override
        public void uploadFailed(Exception cause) {
            uploadFailures.add(cause);
        }

        @Override
        public void downloadFailed(String why) {
            downloadFailures.add(why);
        }
    }

    static Archive empty(Path folder) throws IOException {
        return Archive.open(folder, LOG, ArchiveSettings.DEFAULT);
    }

    /** Adds articles with the ids and offsets {@code first} + 1 to {@code end}, and commits. */
    static void fill(Archive archive, int first, int end) throws IOException {
        List<Change> changes = IntStream.range(first, end)
                .mapToObj(i -> Editions.published(i + 1, i))
                .toList();
        archive.apply(changes, PartitionOffsets.of(end));
        archive.refresh();
        archive.commit();
    }

    static ArchiveCopies uploader(MemoryStore store, Archive archive, int keep, Told told) {
        return new ArchiveCopies(
                store, new ArchiveCopies.Settings(INTERVAL, keep), () -> Optional.of(archive), store.clock(), told);
    }

    static void upload(MemoryStore store, Archive archive) throws IOException {
        uploader(store, archive, 2, new Told()).uploadIfDue();
    }

    static IndexSource source(ObjectStore store, CopySource.Limits limits, Told told) {
        return new CopySource(store, limits, positions -> Optional.empty(), () -> false, told);
    }

    static Archive start(Path folder, ObjectStore store, Told told) throws IOException {
        return Archive.open(folder, LOG, ArchiveSettings.DEFAULT, source(store, PATIENT, told));
    }

    /** All articles, newest first, with the positions after them. */
    static String content(Archive archive) {
        StringBuilder content = new StringBuilder();
        try (ArchiveView view = archive.view()) {
            view.snapshot(AccessScope.ALL)
                    .forEach(edition -> content.append(new String(edition.json(), StandardCharsets.UTF_8))
                            .append('\n'));
            return content.append(view.positions()).toString();
        }
    }
}
