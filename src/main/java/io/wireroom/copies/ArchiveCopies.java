package io.wireroom.copies;

import io.wireroom.archive.Archive;
import io.wireroom.archive.RetainedCommit;
import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.ObjectStore.Listed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Uploads the archive from time to time. Of several endpoints, the one that uploaded last goes on; another one takes over when the
 * newest copy has not changed for two intervals. If two upload at the same time, both copies are good.
 */
public final class ArchiveCopies implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ArchiveCopies.class);
    private static final Duration MAX_FIRST_DELAY = Duration.ofMinutes(1);
    private static final int TAKEOVER_INTERVALS = 2;
    private static final double MEGABYTE = 1e6;

    private final ObjectStore store;
    private final Settings settings;
    private final Supplier<Optional<Archive>> archive;
    private final InstantSource clock;
    private final CopyListener listener;
    private final Thread thread;

    private volatile boolean closed;
    private final Set<String> ownKeys = new HashSet<>();
    private @Nullable String newest;
    private Instant unchangedSince = Instant.MAX;
    private @Nullable Archive uploading;
    private @Nullable CopyUpload upload;

    /**
     * @param interval between uploads
     * @param keep number of copies that are kept
     */
    public record Settings(Duration interval, int keep) {

        /** @throws IllegalArgumentException if a value is invalid; the message begins with the name of the setting */
        public Settings {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("interval has to be at least 1s");
            }
            if (keep < 1) {
                throw new IllegalArgumentException("keep has to be at least 1");
            }
        }
    }

    /** @param archive the archive; empty while it has not caught up with the log */
    public ArchiveCopies(
            ObjectStore store,
            Settings settings,
            Supplier<Optional<Archive>> archive,
            InstantSource clock,
            CopyListener listener) {
        this.store = store;
        this.settings = settings;
        this.archive = archive;
        this.clock = clock;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("archive-copies").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            Thread.sleep(firstDelay());
            while (true) {
                uploadAndReport();
                Thread.sleep(settings.interval());
            }
        } catch (InterruptedException closed) {
            LOG.debug("no more copies are uploaded", closed);
        }
    }

    /** A random delay, so that endpoints that start together don't upload together. */
    private Duration firstDelay() {
        long most = Math.min(MAX_FIRST_DELAY.toMillis(), settings.interval().toMillis());
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most));
    }

    private void uploadAndReport() {
        try {
            uploadIfDue();
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                listener.uploadFailed(e);
            }
        }
    }

    /** Uploads the last commit if it is newer than the newest copy and no other endpoint is uploading. */
    void uploadIfDue() throws IOException {
        Optional<Archive> current = archive.get();
        if (current.isEmpty()) {
            return;
        }
        Optional<RetainedCommit> retained = current.get().retainCommit();
        if (retained.isPresent()) {
            try (RetainedCommit commit = retained.get()) {
                uploadIfDue(current.get(), commit);
            }
        }
    }

    private void uploadIfDue(Archive current, RetainedCommit commit) throws IOException {
        CopyKeys keys = CopyKeys.of(commit.identity(), RetainedCommit.format());
        CopyListing listing = CopyListing.of(store, keys);
        Optional<CopyManifest> manifest = newest(listing);
        manifest.ifPresent(found -> listener.newest(found.created(), found.length()));
        boolean isNew = manifest.isEmpty() || !manifest.get().positions().reaches(commit.positions());
        if (isNew && (manifest.isEmpty() || isMyTurn())) {
            upload(current, commit, keys, listing);
        }
    }

    /** The newest copy; empty if there is none, or it is unreadable. */
    private Optional<CopyManifest> newest(CopyListing listing) throws IOException {
        String key = listing.manifests().isEmpty()
                ? null
                : listing.manifests().getFirst().key();
        if (key == null) {
            return Optional.empty();
        }
        if (!key.equals(newest)) {
            newest = key;
            unchangedSince = clock.instant();
        }
        try {
            return store.get(key).map(CopyManifest::parse);
        } catch (IllegalArgumentException e) {
            LOG.warnf("The newest copy %s is unreadable", key);
            return Optional.empty();
        }
    }

    private boolean isMyTurn() {
        return (newest != null && ownKeys.contains(newest))
                || !clock.instant()
                        .isBefore(unchangedSince.plus(settings.interval().multipliedBy(TAKEOVER_INTERVALS)));
    }

    private void upload(Archive current, RetainedCommit commit, CopyKeys keys, CopyListing listing) throws IOException {
        CopyUpload uploader = upload;
        if (uploader == null || !current.equals(uploading)) {
            uploader = new CopyUpload(store, clock);
            upload = uploader;
            uploading = current;
        }
        long start = System.nanoTime();
        CopyUpload.Uploaded done = uploader.upload(commit, listing, CopyCleanup.named(store, listing.manifests()));
        ownKeys.add(done.key());
        newest = done.key();
        listener.uploaded(done.bytes());
        listener.newest(done.manifest().created(), done.manifest().length());
        LOG.infof(
                "Uploaded a copy of the archive at %s to %s: %.0f of %.0f MB in %d ms",
                commit.positions(),
                store.name(),
                done.bytes() / MEGABYTE,
                done.manifest().length() / MEGABYTE,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        new CopyCleanup(store, settings.keep()).run(keys);
        ownKeys.retainAll(listing.manifests().stream().map(Listed::key).toList());
        ownKeys.add(done.key());
    }

    /** Stops without waiting: an upload that ends early does no harm. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
