package io.wireroom.service.archive;

import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveClosedException;
import io.wireroom.archive.ArchiveStart;
import io.wireroom.archive.RetainedCommit;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Verifies the files of an archive: after it has caught up with the log, if it was opened without reading all of them, and after a
 * failed read.
 */
final class ArchiveVerification {
    private static final Logger LOG = Logger.getLogger(ArchiveVerification.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Minimum time between two verifications after failed reads: a defect in a query must not read the disk all the time. */
    private static final long MIN_INTERVAL_NANOS = Duration.ofMinutes(10).toNanos();

    private final Archive archive;
    private final BooleanSupplier caughtUp;
    private final BooleanSupplier stop;
    private final Consumer<IOException> damaged;
    private final AtomicLong nextSuspicion = new AtomicLong(System.nanoTime());

    /**
     * @param stop whether the archive is not in use any more
     * @param damaged receives the reason if a file is damaged
     */
    ArchiveVerification(
            Archive archive, BooleanSupplier caughtUp, BooleanSupplier stop, Consumer<IOException> damaged) {
        this.archive = archive;
        this.caughtUp = caughtUp;
        this.stop = stop;
        this.damaged = damaged;
    }

    void start() {
        if (archive.start().reason() == ArchiveStart.Reason.RESUMED) {
            Thread.ofPlatform().daemon().name("archive-verification").start(this::run);
        }
    }

    /** Verifies the files, because reading the archive failed. Returns at once. */
    void suspect(Exception failure) {
        long now = System.nanoTime();
        long due = nextSuspicion.get();
        if (now - due >= 0 && nextSuspicion.compareAndSet(due, now + MIN_INTERVAL_NANOS)) {
            LOG.errorf(failure, "Reading the archive failed: its files are verified");
            Thread.ofPlatform().daemon().name("archive-verification").start(this::run);
        }
    }

    private void run() {
        try {
            while (!caughtUp.getAsBoolean() && !stop.getAsBoolean()) {
                Thread.sleep(POLL);
            }
            verify();
        } catch (IOException e) {
            if (!stop.getAsBoolean()) {
                damaged.accept(e);
            }
        } catch (ArchiveClosedException e) {
            LOG.debug("The archive was closed while it was verified", e);
        } catch (RuntimeException e) {
            LOG.error("A defect ended the verification of the archive: not all of its files are verified", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify() throws IOException {
        Optional<RetainedCommit> retained = archive.retainCommit();
        if (retained.isPresent()) {
            try (RetainedCommit commit = retained.get()) {
                commit.verify(stop);
            }
        }
    }
}
