package io.wireroom.copies;

import io.wireroom.archive.PartitionOffsets;
import io.wireroom.archive.RetainedCommit;
import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.ObjectStore.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to download a copy, on a thread of its own. It writes only to its temporary folder, so that an attempt that was abandoned
 * while the store did not respond does no harm when it goes on.
 */
final class CopyAttempt {
    private static final Logger LOG = Logger.getLogger(CopyAttempt.class);
    /** The newest copies that are tried. */
    private static final int MOST = 3;

    private static final long SPARE_BYTES = 64L << 20;
    private static final double MEGABYTE = 1e6;

    private final ObjectStore store;
    private final String identity;
    private final CopyKeys keys;
    private final Function<PartitionOffsets, Optional<String>> unusable;
    private final Path temporary;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicLong lastProgress = new AtomicLong(System.nanoTime());
    private final AtomicLong arrived = new AtomicLong();
    private volatile long expected;
    private volatile boolean abandoned;
    private volatile @Nullable Outcome outcome;

    sealed interface Outcome {
        record Copied(CopyManifest manifest, Path files) implements Outcome {}

        /** There is no copy of this log and format. */
        record None() implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    CopyAttempt(
            ObjectStore store, String identity, Function<PartitionOffsets, Optional<String>> unusable, Path temporary) {
        this.store = store;
        this.identity = identity;
        this.keys = CopyKeys.of(identity, RetainedCommit.format());
        this.unusable = unusable;
        this.temporary = temporary;
    }

    void start() {
        Thread.ofPlatform().daemon().name("archive-copy").start(this::run);
    }

    /** Nobody waits any more: it ends at the next opportunity. */
    void abandon() {
        abandoned = true;
    }

    /** Waits for at most this time. */
    boolean isDone(Duration wait) {
        try {
            return done.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Outcome outcome() {
        Outcome reached = outcome;
        return reached == null ? new Outcome.Failed("the copy has not ended") : reached;
    }

    /** {@link System#nanoTime} when data of the store arrived last. */
    long lastProgress() {
        return lastProgress.get();
    }

    String progress() {
        return "the archive is copied from %s: %.0f of %.0f MB"
                .formatted(store.name(), arrived.get() / MEGABYTE, expected / MEGABYTE);
    }

    private void run() {
        try {
            outcome = newestUsable();
        } catch (IOException | RuntimeException e) {
            outcome = new Outcome.Failed("the copies in " + store.name() + " can't be read: " + e);
        } finally {
            done.countDown();
        }
    }

    private Outcome newestUsable() throws IOException {
        List<Listed> manifests = CopyListing.of(store, keys).manifests();
        progressed(0);
        Outcome last = new Outcome.None();
        for (Listed manifest : manifests.stream().limit(MOST).toList()) {
            if (last instanceof Outcome.Failed(String why)) {
                LOG.warnf("Trying an older copy of the archive: %s", why);
            }
            last = attempt(manifest.key());
            if (abandoned || last instanceof Outcome.Copied) {
                break;
            }
        }
        return last;
    }

    private Outcome attempt(String key) {
        try {
            CopyManifest manifest = CopyManifest.parse(store.get(key).orElseThrow(() -> new IOException("it is gone")));
            progressed(0);
            Optional<String> why = whyNot(manifest);
            if (why.isPresent()) {
                return new Outcome.Failed(key + ": " + why.get());
            }
            arrived.set(0);
            expected = manifest.length();
            Path files = Files.createDirectory(temporary.resolve(Long.toString(System.nanoTime())));
            new CopyDownload(store, keys, () -> abandoned, this::progressed).into(files, manifest);
            return new Outcome.Copied(manifest, files);
        } catch (IOException | RuntimeException e) {
            return new Outcome.Failed(key + ": " + e.getMessage());
        }
    }

    private void progressed(long bytes) {
        arrived.addAndGet(bytes);
        lastProgress.set(System.nanoTime());
    }

    private Optional<String> whyNot(CopyManifest manifest) throws IOException {
        if (!manifest.identity().equals(identity) || !manifest.format().equals(RetainedCommit.format())) {
            return Optional.of("it is of another log or format");
        }
        if (!RetainedCommit.isReadable(manifest.lucene())) {
            return Optional.of("it was written by Lucene " + manifest.lucene());
        }
        if (Files.getFileStore(temporary).getUsableSpace() < manifest.length() + SPARE_BYTES) {
            return Optional.of("there is no room for %.0f MB".formatted(manifest.length() / MEGABYTE));
        }
        return unusable.apply(manifest.positions());
    }
}
