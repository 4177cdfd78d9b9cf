package io.wireroom.copies;

import io.wireroom.archive.IndexSource;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.objects.DurableFiles;
import io.wireroom.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts an archive from the newest copy of its log that can be used. If there is none, or copying fails, the archive is filled from the
 * log. The store is read by threads of their own, which are abandoned if the store does not respond.
 */
public final class CopySource implements IndexSource {
    private static final Logger LOG = Logger.getLogger(CopySource.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);
    private static final String TEMPORARY = "incoming-";

    private final ObjectStore store;
    private final Limits limits;
    private final Function<PartitionOffsets, Optional<String>> unusable;
    private final BooleanSupplier closing;
    private final CopyListener listener;
    private volatile @Nullable CopyAttempt running;

    /**
     * How long a start may wait.
     *
     * @param stall time without any data from the store
     * @param total time for the whole copy
     */
    public record Limits(Duration stall, Duration total) {}

    /**
     * @param unusable why an archive can't follow the log from these positions; empty if it can
     * @param closing whether the archive is not needed any more
     */
    public CopySource(
            ObjectStore store,
            Limits limits,
            Function<PartitionOffsets, Optional<String>> unusable,
            BooleanSupplier closing,
            CopyListener listener) {
        this.store = store;
        this.limits = limits;
        this.unusable = unusable;
        this.closing = closing;
        this.listener = listener;
    }

    /** How far the copying is, as a sentence; null if nothing is copied. */
    public @Nullable String progress() {
        CopyAttempt now = running;
        return now == null ? null : now.progress();
    }

    @Override
    public Optional<String> fetch(Path folder, String identity) throws IOException {
        clean(folder);
        Path temporary = Files.createTempDirectory(folder, TEMPORARY);
        CopyAttempt attempt = new CopyAttempt(store, identity, unusable, temporary);
        running = attempt;
        try {
            attempt.start();
            return switch (await(attempt)) {
                case CopyAttempt.Outcome.Copied(CopyManifest manifest, Path files) -> {
                    moveInPlace(files, folder, manifest);
                    yield Optional.of(store.name());
                }
                case CopyAttempt.Outcome.None() -> {
                    LOG.infof("There is no copy of the archive in %s: it is filled from the log", store.name());
                    yield Optional.empty();
                }
                case CopyAttempt.Outcome.Failed(String why) -> {
                    LOG.warnf("The archive is filled from the log: %s", why);
                    listener.downloadFailed(why);
                    yield Optional.empty();
                }
            };
        } finally {
            attempt.abandon();
            running = null;
            clean(folder);
        }
    }

    private CopyAttempt.Outcome await(CopyAttempt attempt) {
        long start = System.nanoTime();
        long logged = start;
        while (!attempt.isDone(POLL)) {
            long now = System.nanoTime();
            if (now - logged > LOG_EVERY.toNanos()) {
                logged = now;
                LOG.infof("Not ready: %s", attempt.progress());
            }
            if (closing.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                return new CopyAttempt.Outcome.Failed("the process stops");
            }
            if (now - attempt.lastProgress() > limits.stall().toNanos()) {
                return new CopyAttempt.Outcome.Failed(store.name() + " has not responded for "
                        + limits.stall().toSeconds() + " s");
            }
            if (now - start > limits.total().toNanos()) {
                return new CopyAttempt.Outcome.Failed("the copy from " + store.name() + " took longer than "
                        + limits.total().toSeconds() + " s");
            }
        }
        return attempt.outcome();
    }

    /** The commit comes last: without it, the other files are no index. */
    private static void moveInPlace(Path from, Path folder, CopyManifest manifest) throws IOException {
        for (CopiedFile file : manifest.files()) {
            if (file.isCommit()) {
                DurableFiles.sync(folder);
            }
            Files.move(from.resolve(file.name()), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
        }
        DurableFiles.sync(folder);
    }

    /** Deletes the folders of former attempts. If an abandoned attempt creates files in one meanwhile, the next start deletes them. */
    private static void clean(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(TEMPORARY))
                    .toList()) {
                deleteFolder(each);
            }
        }
    }

    private static void deleteFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("%s could not be deleted: %s", folder, e);
        }
    }
}
